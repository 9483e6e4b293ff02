<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BandTabs</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardTable</name>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message numerus="yes">
        <source>%Ln file(s) brought back.</source>
        <translation>
            <numerusform>%Ln file brought back.</numerusform>
            <numerusform>%Ln files brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln file moved to the trash.</numerusform>
            <numerusform>%Ln files moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) replaced by hard links.</source>
        <translation>
            <numerusform>%Ln file replaced by a hard link.</numerusform>
            <numerusform>%Ln files replaced by hard links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the folder.</source>
        <translation>
            <numerusform>%Ln file moved to the folder.</numerusform>
            <numerusform>%Ln files moved to the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left alone</source>
        <translation>
            <numerusform>%Ln file left alone</numerusform>
            <numerusform>%Ln files left alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>%Ln more copies are not shown: choose one of them in the group to compare it.</source>
        <translation>
            <numerusform>%Ln more copy is not shown: choose it in the group to compare it.</numerusform>
            <numerusform>%Ln more copies are not shown: choose one of them in the group to compare it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyModel</name>
    <message numerus="yes">
        <source>with %Ln more file(s)</source>
        <translation>
            <numerusform>with %Ln more file</numerusform>
            <numerusform>with %Ln more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>“{0}” for %Ln suggestion(s)</source>
        <translation>
            <numerusform>“{0}” for %Ln suggestion</numerusform>
            <numerusform>“{0}” for %Ln suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) labelled “{0}”.</source>
        <translation>
            <numerusform>%Ln suggestion labelled “{0}”.</numerusform>
            <numerusform>%Ln suggestions labelled “{0}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not “{0}”: %Ln photo(s)</source>
        <translation>
            <numerusform>not “{0}”: %Ln photo</numerusform>
            <numerusform>not “{0}”: %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) will not be suggested for “{0}” again.</source>
        <translation>
            <numerusform>%Ln photo will not be suggested for “{0}” again.</numerusform>
            <numerusform>%Ln photos will not be suggested for “{0}” again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rejection of “{0}” taken back: %Ln photo(s)</source>
        <translation>
            <numerusform>rejection of “{0}” taken back: %Ln photo</numerusform>
            <numerusform>rejection of “{0}” taken back: %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) may be suggested for “{0}” again.</source>
        <translation>
            <numerusform>%Ln photo may be suggested for “{0}” again.</numerusform>
            <numerusform>%Ln photos may be suggested for “{0}” again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) merged into “{0}”</source>
        <translation>
            <numerusform>%Ln label merged into “{0}”</numerusform>
            <numerusform>%Ln labels merged into “{0}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are “{0}” now.</source>
        <translation>
            <numerusform>%Ln label is “{0}” now.</numerusform>
            <numerusform>%Ln labels are “{0}” now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) deleted</source>
        <translation>
            <numerusform>%Ln label deleted</numerusform>
            <numerusform>%Ln labels deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) deleted; the photos stay.</source>
        <translation>
            <numerusform>%Ln label deleted; the photos stay.</numerusform>
            <numerusform>%Ln labels deleted; the photos stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) given</source>
        <translation>
            <numerusform>%Ln label given</numerusform>
            <numerusform>%Ln labels given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) labelled.</source>
        <translation>
            <numerusform>%Ln photo labelled.</numerusform>
            <numerusform>%Ln photos labelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln photo(s)</source>
        <translation>
            <numerusform>{0} of %Ln photo</numerusform>
            <numerusform>{0} of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have a number now: {0}.</source>
        <translation>
            <numerusform>%Ln photo has a number now: {0}.</numerusform>
            <numerusform>%Ln photos have a number now: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} read from %Ln photo(s).</source>
        <translation>
            <numerusform>{0} read from %Ln photo.</numerusform>
            <numerusform>{0} read from %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} taken off %Ln photo(s).</source>
        <translation>
            <numerusform>{0} taken off %Ln photo.</numerusform>
            <numerusform>{0} taken off %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) corrected</source>
        <translation>
            <numerusform>%Ln label corrected</numerusform>
            <numerusform>%Ln labels corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have the likelier label now.</source>
        <translation>
            <numerusform>%Ln photo has the likelier label now.</numerusform>
            <numerusform>%Ln photos have the likelier label now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful label(s) taken off</source>
        <translation>
            <numerusform>%Ln doubtful label taken off</numerusform>
            <numerusform>%Ln doubtful labels taken off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The doubtful label is taken off %Ln photo(s).</source>
        <translation>
            <numerusform>The doubtful label is taken off %Ln photo.</numerusform>
            <numerusform>The doubtful label is taken off %Ln photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupDetail</name>
    <message numerus="yes">
        <source>%Ln pictures of one moment</source>
        <translation>
            <numerusform>%Ln picture of one moment</numerusform>
            <numerusform>%Ln pictures of one moment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln identical files</source>
        <translation>
            <numerusform>%Ln identical file</numerusform>
            <numerusform>%Ln identical files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies of one picture</source>
        <translation>
            <numerusform>%Ln copy of one picture</numerusform>
            <numerusform>%Ln copies of one picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln copy</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked to go</source>
        <translation>
            <numerusform>%Ln marked to go</numerusform>
            <numerusform>%Ln marked to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) left alone</source>
        <translation>
            <numerusform>%Ln file left alone</numerusform>
            <numerusform>%Ln files left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash</source>
        <translation>
            <numerusform>%Ln file moved to the trash</numerusform>
            <numerusform>%Ln files moved to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to a folder</source>
        <translation>
            <numerusform>%Ln file moved to a folder</numerusform>
            <numerusform>%Ln files moved to a folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) replaced by hard links</source>
        <translation>
            <numerusform>%Ln file replaced by a hard link</numerusform>
            <numerusform>%Ln files replaced by hard links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStatus</name>
    <message numerus="yes">
        <source>%Ln photo(s) indexed</source>
        <translation>
            <numerusform>%Ln photo indexed</numerusform>
            <numerusform>%Ln photos indexed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelAsking</name>
    <message numerus="yes">
        <source>Name of the one label that %Ln label(s) become</source>
        <translation>
            <numerusform>Name of the one label that %Ln label becomes</numerusform>
            <numerusform>Name of the one label that %Ln labels become</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Number of %Ln photo(s)</source>
        <translation>
            <numerusform>Number of %Ln photo</numerusform>
            <numerusform>Number of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelBox</name>
    <message numerus="yes">
        <source>Label %Ln photo(s)</source>
        <translation>
            <numerusform>Label %Ln photo</numerusform>
            <numerusform>Label %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelExchange</name>
    <message numerus="yes">
        <source>%Ln photo(s) written to “{0}”.</source>
        <translation>
            <numerusform>%Ln photo written to “{0}”.</numerusform>
            <numerusform>%Ln photos written to “{0}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Labels of %Ln photo(s) read.</source>
        <translation>
            <numerusform>Labels of %Ln photo read.</numerusform>
            <numerusform>Labels of %Ln photos read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are not in the library yet; theirs wait for them.</source>
        <translation>
            <numerusform>%Ln photo is not in the library yet; its labels wait for it.</numerusform>
            <numerusform>%Ln photos are not in the library yet; their labels wait for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are unknown: index their folder and import again.</source>
        <translation>
            <numerusform>%Ln photo is unknown: index its folder and import again.</numerusform>
            <numerusform>%Ln photos are unknown: index their folder and import again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) make no sense.</source>
        <translation>
            <numerusform>%Ln line makes no sense.</numerusform>
            <numerusform>%Ln lines make no sense.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelWriting</name>
    <message numerus="yes">
        <source>“{0}” for %Ln photo(s)</source>
        <translation>
            <numerusform>“{0}” for %Ln photo</numerusform>
            <numerusform>“{0}” for %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) labelled “{0}”.</source>
        <translation>
            <numerusform>%Ln photo labelled “{0}”.</numerusform>
            <numerusform>%Ln photos labelled “{0}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” off %Ln photo(s)</source>
        <translation>
            <numerusform>“{0}” off %Ln photo</numerusform>
            <numerusform>“{0}” off %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” taken off %Ln photo(s).</source>
        <translation>
            <numerusform>“{0}” taken off %Ln photo.</numerusform>
            <numerusform>“{0}” taken off %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” first for %Ln photo(s)</source>
        <translation>
            <numerusform>“{0}” first for %Ln photo</numerusform>
            <numerusform>“{0}” first for %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have “{0}” as their main label.</source>
        <translation>
            <numerusform>%Ln photo has “{0}” as its main label.</numerusform>
            <numerusform>%Ln photos have “{0}” as their main label.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkedFoot</name>
    <message numerus="yes">
        <source>%Ln file(s) marked to go</source>
        <translation>
            <numerusform>%Ln file marked to go</numerusform>
            <numerusform>%Ln files marked to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkingDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln group(s)</source>
        <translation>
            <numerusform>in %Ln group</numerusform>
            <numerusform>in %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message numerus="yes">
        <source>Compare %Ln new photo(s)</source>
        <translation>
            <numerusform>Compare %Ln new photo</numerusform>
            <numerusform>Compare %Ln new photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message numerus="yes">
        <source>%Ln path(s) copied.</source>
        <translation>
            <numerusform>%Ln path copied.</numerusform>
            <numerusform>%Ln paths copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCount</name>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message numerus="yes">
        <source>A copy stays of %Ln picture(s).</source>
        <translation>
            <numerusform>A copy of the picture stays.</numerusform>
            <numerusform>A copy of each of the %Ln pictures stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) go to the trash</source>
        <translation>
            <numerusform>%Ln file goes to the trash</numerusform>
            <numerusform>%Ln files go to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) become hard links</source>
        <translation>
            <numerusform>%Ln file becomes a hard link</numerusform>
            <numerusform>%Ln files become hard links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) move to a folder</source>
        <translation>
            <numerusform>%Ln file moves to a folder</numerusform>
            <numerusform>%Ln files move to a folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanningView</name>
    <message numerus="yes">
        <source>%n own setting(s)</source>
        <translation>
            <numerusform>%n own setting</numerusform>
            <numerusform>%n own settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation>
            <numerusform>%n photo selected</numerusform>
            <numerusform>%n photos selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchActions</name>
    <message numerus="yes">
        <source>%Ln example(s) added to the search.</source>
        <translation>
            <numerusform>%Ln example added to the search.</numerusform>
            <numerusform>%Ln examples added to the search.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkippedDialog</name>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n file skipped</numerusform>
            <numerusform>%n files skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message numerus="yes">
        <source>%Ln photo(s) with a number</source>
        <translation>
            <numerusform>%Ln photo with a number</numerusform>
            <numerusform>%Ln photos with a number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) on pairs</source>
        <translation>
            <numerusform>%Ln answer on pairs</numerusform>
            <numerusform>%Ln answers on pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trashing</name>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>Move %Ln photo to the trash?</numerusform>
            <numerusform>Move %Ln photos to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln file(s) with this content go, in every folder.</source>
        <translation>
            <numerusform>The %Ln file with this content goes, in every folder.</numerusform>
            <numerusform>All %Ln files with this content go, in every folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln file moved to the trash.</numerusform>
            <numerusform>%Ln files moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) brought back.</source>
        <translation>
            <numerusform>%Ln file brought back.</numerusform>
            <numerusform>%Ln files brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stayed where they are: {0}</source>
        <translation>
            <numerusform>%Ln file stayed where it is: {0}</numerusform>
            <numerusform>%Ln files stayed where they are: {0}</numerusform>
        </translation>
    </message>
</context>
</TS>
