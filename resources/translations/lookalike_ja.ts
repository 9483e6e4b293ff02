<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AdvancedPane</name>
    <message>
        <source>Reset</source>
        <translation>初期値に戻す</translation>
    </message>
    <message>
        <source>How the training goes</source>
        <translation>学習の進め方</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>手法(&amp;M)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>手法</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong in the program, which goes on ({0}). The terminal has the details.</source>
        <translation>プログラム内部で問題が起きましたが、動作は続けられます ({0})。詳細は端末に表示されています。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>前に戻す</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Clipboard picture</source>
        <translation>クリップボードの画像</translation>
    </message>
</context>
<context>
    <name>BandTabs</name>
    <message>
        <source>Kinds of duplicates</source>
        <translation>重複の種類</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not searched</source>
        <translation>未検索</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln グループ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bands</name>
    <message>
        <source>Identical files</source>
        <translation>同一ファイル</translation>
    </message>
    <message>
        <source>Same picture</source>
        <translation>同じ写真</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>編集済み</translation>
    </message>
    <message>
        <source>Same moment</source>
        <translation>同じ瞬間</translation>
    </message>
    <message>
        <source>Files with exactly the same bytes, in several places.</source>
        <translation>内容がまったく同じファイルが、複数の場所にあります。</translation>
    </message>
    <message>
        <source>One picture saved again: resized, in another format, or with other metadata.</source>
        <translation>1 枚の写真を保存し直したもの（サイズ変更、別の形式、異なるメタデータ）です。</translation>
    </message>
    <message>
        <source>One picture changed: cropped, rotated, with a border or text, in other colours.</source>
        <translation>1 枚の写真に手を加えたもの（切り抜き、回転、枠や文字、色の変更）です。</translation>
    </message>
    <message>
        <source>Different pictures taken seconds apart. Choose among them one by one.</source>
        <translation>数秒の間に撮られた別々の写真です。1 組ずつ選んでください。</translation>
    </message>
</context>
<context>
    <name>CacheCard</name>
    <message>
        <source>Thumbnails</source>
        <translation>サムネイル</translation>
    </message>
    <message>
        <source>Small pictures kept so that the grid scrolls smoothly. Clearing them loses nothing.</source>
        <translation>一覧をなめらかに表示するために保存している小さな画像です。消去しても何も失われません。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Clear thumbnails</source>
        <translation>サムネイルを消去</translation>
    </message>
    <message>
        <source>&amp;Room they may take</source>
        <translation>使用してよい容量(&amp;R)</translation>
    </message>
    <message>
        <source>Room they take now</source>
        <translation>現在の使用量</translation>
    </message>
</context>
<context>
    <name>CardGame</name>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>Label more photos, or add some; new pairs are found among them.</source>
        <translation>もっとラベルを付けるか、写真を追加してください。そこから新しい組を探します。</translation>
    </message>
    <message>
        <source>No more questions now</source>
        <translation>今は質問がありません</translation>
    </message>
    <message>
        <source>No pairs to ask about yet</source>
        <translation>まだ質問できる組がありません</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>違う</translation>
    </message>
    <message>
        <source>Skip this pair</source>
        <translation>この組をとばす</translation>
    </message>
    <message>
        <source>Back to the last pair</source>
        <translation>1 つ前の組に戻る</translation>
    </message>
</context>
<context>
    <name>CardTable</name>
    <message>
        <source>Same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>違う</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>とばす</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>回答 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>とばした組 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Do these two show the same?</source>
        <translation>この 2 枚は同じものですか？</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Take the last answer back (Backspace)</source>
        <translation>直前の回答を取り消す (Backspace)</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Examples</source>
        <translation>見本</translation>
    </message>
</context>
<context>
    <name>ChipView</name>
    <message>
        <source>Take out of the search (Delete)</source>
        <translation>検索から外す (Delete)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>これに似たもの</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>これに似ていないもの</translation>
    </message>
    <message>
        <source>Click the sign, or press + or -, to turn it over. Enter shows the photo.</source>
        <translation>記号をクリックするか + / - を押すと切り替わります。Enter で写真を表示します。</translation>
    </message>
    <message>
        <source>more like this</source>
        <translation>これに似たもの</translation>
    </message>
    <message>
        <source>less like this</source>
        <translation>これに似ていないもの</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message numerus="yes">
        <source>%Ln file(s) brought back.</source>
        <translation>
            <numerusform>%Ln 個のファイルを元に戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln 個のファイルをゴミ箱に移動しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) replaced by hard links.</source>
        <translation>
            <numerusform>%Ln 個のファイルをハードリンクに置き換えました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the folder.</source>
        <translation>
            <numerusform>%Ln 個のファイルをフォルダーに移動しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to do: the groups have changed meanwhile.</source>
        <translation>その間にグループが変わったため、実行することはありません。</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>計画を書き出す</translation>
    </message>
    <message>
        <source>The plan is in {0}.</source>
        <translation>計画を {0} に書き出しました。</translation>
    </message>
    <message>
        <source>Files left alone</source>
        <translation>変更しなかったファイル</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left alone</source>
        <translation>
            <numerusform>変更しなかったファイル %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>They are where they were, and stay in their groups.</source>
        <translation>元の場所にあり、グループにも残っています。</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A job is still running</source>
        <translation>処理がまだ実行中です</translation>
    </message>
    <message>
        <source>Let the lesson finish?</source>
        <translation>学習を最後まで続けますか？</translation>
    </message>
    <message>
        <source>Let the job finish?</source>
        <translation>作業を最後まで続けますか？</translation>
    </message>
    <message>
        <source>What it has finished is kept, and it can go on at the next start.</source>
        <translation>済んだ分は保存されており、次回の起動時に続けられます。</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>終わってから終了</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>止めて終了</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Back to the group (Esc)</source>
        <translation>グループに戻る (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more copies are not shown: choose one of them in the group to compare it.</source>
        <translation>
            <numerusform>ほかに %Ln 枚のコピーがあります。グループで選ぶと比較できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>寸法</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>撮影日時</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare copies</source>
        <translation>コピーの比較</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Compare encoders</source>
        <translation>エンコーダーを比べる</translation>
    </message>
    <message>
        <source>“{0}” and “{1}”</source>
        <translation>「{0}」と「{1}」</translation>
    </message>
    <message>
        <source>Judging both on your labelled photos…</source>
        <translation>ラベルを付けた写真で両方を評価しています…</translation>
    </message>
    <message>
        <source>Labels with either encoder</source>
        <translation>それぞれのエンコーダーでのラベル</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>“{0}” against “{1}”</source>
        <translation>「{0}」と「{1}」の差</translation>
    </message>
    <message>
        <source>{0}: same label found {1} (MAP@R), nearest is right {2} (recall@1)</source>
        <translation>{0}: 同じラベルが見つかる割合 {1} (MAP@R)、最も近い写真が正しい割合 {2} (recall@1)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>CopyGrid</name>
    <message>
        <source>Copies of the group</source>
        <translation>グループのコピー</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Show in file manager</source>
        <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た写真を探す</translation>
    </message>
    <message>
        <source>This one is not a duplicate</source>
        <translation>これは重複ではない</translation>
    </message>
    <message>
        <source>Rather keep copies in “{0}”</source>
        <translation>「{0}」のコピーを優先して残す</translation>
    </message>
    <message>
        <source>Protect “{0}”: nothing in it is ever touched</source>
        <translation>「{0}」を保護する（中の写真には一切触れません）</translation>
    </message>
    <message>
        <source>Leave “{0}” out of duplicates</source>
        <translation>「{0}」を重複の対象から外す</translation>
    </message>
</context>
<context>
    <name>CopyModel</name>
    <message numerus="yes">
        <source>with %Ln more file(s)</source>
        <translation>
            <numerusform>ほか %Ln 個のファイルと一組</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Suggested: keep</source>
        <translation>提案: 残す</translation>
    </message>
    <message>
        <source>Suggested: remove</source>
        <translation>提案: 削除</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未決定</translation>
    </message>
</context>
<context>
    <name>DateButton</name>
    <message>
        <source>Any date</source>
        <translation>指定なし</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Back to the group before (Left)</source>
        <translation>前のグループに戻る (←)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>両方残す</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>重複ではない</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Keep the chosen picture (K)</source>
        <translation>選んだ写真を残す (K)</translation>
    </message>
    <message>
        <source>Remove the chosen picture (X)</source>
        <translation>選んだ写真を削除する (X)</translation>
    </message>
    <message>
        <source>These are not duplicates: never show them together again (N)</source>
        <translation>重複ではない: 今後は同じグループに表示しない (N)</translation>
    </message>
    <message>
        <source>Go on to the next group (Enter)</source>
        <translation>次のグループへ進む (Enter)</translation>
    </message>
    <message>
        <source>Picture {0}:</source>
        <translation>写真 {0}:</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Keep all of these pictures (B)</source>
        <translation>これらの写真をすべて残す (B)</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>“{0}” for %Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln 件の候補に「{0}」</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) labelled “{0}”.</source>
        <translation>
            <numerusform>%Ln 件の候補に「{0}」を付けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not “{0}”: %Ln photo(s)</source>
        <translation>
            <numerusform>「{0}」ではない写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) will not be suggested for “{0}” again.</source>
        <translation>
            <numerusform>%Ln 枚の写真は、もう「{0}」の候補に出ません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rejection of “{0}” taken back: %Ln photo(s)</source>
        <translation>
            <numerusform>「{0}」の却下の取り消し（%Ln 枚）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) may be suggested for “{0}” again.</source>
        <translation>
            <numerusform>%Ln 枚の写真が、また「{0}」の候補に出るようになりました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” renamed to “{1}”</source>
        <translation>「{0}」を「{1}」に変更</translation>
    </message>
    <message>
        <source>“{0}” is called “{1}” now.</source>
        <translation>「{0}」の名前を「{1}」に変えました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) merged into “{0}”</source>
        <translation>
            <numerusform>%Ln 個のラベルを「{0}」に統合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are “{0}” now.</source>
        <translation>
            <numerusform>%Ln 個のラベルを「{0}」にまとめました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) deleted</source>
        <translation>
            <numerusform>%Ln 個のラベルを削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) deleted; the photos stay.</source>
        <translation>
            <numerusform>%Ln 個のラベルを削除しました。写真はそのままです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) given</source>
        <translation>
            <numerusform>%Ln 個のラベルを付与</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) labelled.</source>
        <translation>
            <numerusform>%Ln 枚の写真にラベルを付けました。</numerusform>
        </translation>
    </message>
    <message>
        <source>answer “same”</source>
        <translation>回答「同じ」</translation>
    </message>
    <message>
        <source>answer “different”</source>
        <translation>回答「違う」</translation>
    </message>
    <message>
        <source>answer taken back</source>
        <translation>回答の取り消し</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真の{0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have a number now: {0}.</source>
        <translation>
            <numerusform>%Ln 枚の写真に数値を付けました: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} from the photos</source>
        <translation>写真から読んだ{0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} read from %Ln photo(s).</source>
        <translation>
            <numerusform>%Ln 枚の写真から{0}を読み取りました。</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>{0}を削除</translation>
    </message>
    <message numerus="yes">
        <source>{0} taken off %Ln photo(s).</source>
        <translation>
            <numerusform>%Ln 枚の写真から{0}を外しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) corrected</source>
        <translation>
            <numerusform>%Ln 個のラベルを訂正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have the likelier label now.</source>
        <translation>
            <numerusform>%Ln 枚の写真を、より確からしいラベルに変えました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful label(s) taken off</source>
        <translation>
            <numerusform>疑わしいラベルを %Ln 個外す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The doubtful label is taken off %Ln photo(s).</source>
        <translation>
            <numerusform>%Ln 枚の写真から疑わしいラベルを外しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop a folder to add it to the library,
or a photo to search for it</source>
        <translation>フォルダーをドロップするとライブラリに追加、
写真をドロップすると検索します</translation>
    </message>
</context>
<context>
    <name>DuplicateKeys</name>
    <message>
        <source>Do as suggested</source>
        <translation>提案どおりにする</translation>
    </message>
    <message>
        <source>Keep only this copy</source>
        <translation>このコピーだけを残す</translation>
    </message>
    <message>
        <source>Remove this copy</source>
        <translation>このコピーを削除</translation>
    </message>
    <message>
        <source>Keep all copies</source>
        <translation>すべてのコピーを残す</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>重複ではない</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>次のグループ</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>前のグループ</translation>
    </message>
    <message>
        <source>Next group not decided</source>
        <translation>次の未決定のグループ</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>重複を探す</translation>
    </message>
    <message>
        <source>Mark by rule…</source>
        <translation>条件でまとめて選ぶ…</translation>
    </message>
    <message>
        <source>Preview the plan…</source>
        <translation>計画を確認…</translation>
    </message>
    <message>
        <source>Which copy to keep…</source>
        <translation>どのコピーを残すか…</translation>
    </message>
    <message>
        <source>Protected and left-out folders…</source>
        <translation>保護・除外するフォルダー…</translation>
    </message>
    <message>
        <source>Export the groups…</source>
        <translation>グループを書き出す…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>履歴…</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>The search for duplicates begins after the job that is running.</source>
        <translation>重複の検索は、実行中の処理が終わると始まります。</translation>
    </message>
</context>
<context>
    <name>EncoderKeeping</name>
    <message>
        <source>Rename the encoder</source>
        <translation>エンコーダーの名前を変える</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Remove the encoder</source>
        <translation>エンコーダーを削除</translation>
    </message>
    <message>
        <source>Remove “{0}”?</source>
        <translation>「{0}」を削除しますか？</translation>
    </message>
    <message>
        <source>This cannot be undone; export it first if you may want it back.</source>
        <translation>元に戻せません。また使うかもしれない場合は、先に書き出してください。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Export the encoder</source>
        <translation>エンコーダーを書き出す</translation>
    </message>
    <message>
        <source>Encoder (*.safetensors)</source>
        <translation>エンコーダー (*.safetensors)</translation>
    </message>
    <message>
        <source>For other programs (*.onnx)</source>
        <translation>ほかのプログラム用 (*.onnx)</translation>
    </message>
    <message>
        <source>The encoder is in {0}.</source>
        <translation>エンコーダーを {0} に書き出しました。</translation>
    </message>
    <message>
        <source>Import an encoder</source>
        <translation>エンコーダーを読み込む</translation>
    </message>
    <message>
        <source>“{0}” is among your encoders now.</source>
        <translation>「{0}」をエンコーダーに加えました。</translation>
    </message>
</context>
<context>
    <name>EncoderModel</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>EncoderTable</name>
    <message>
        <source>Encoders</source>
        <translation>エンコーダー</translation>
    </message>
</context>
<context>
    <name>Encoders</name>
    <message>
        <source>not taught</source>
        <translation>学習なし</translation>
    </message>
    <message>
        <source>taught quickly</source>
        <translation>クイック学習</translation>
    </message>
    <message>
        <source>taught deeply</source>
        <translation>ディープ学習</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>ファイルから</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>準備中</translation>
    </message>
</context>
<context>
    <name>EncodersPane</name>
    <message>
        <source>Use</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比べる</translation>
    </message>
    <message>
        <source>Show the verdict</source>
        <translation>判定を見る</translation>
    </message>
    <message>
        <source>It is used as soon as every photo has been read by it; until then the other one answers.</source>
        <translation>すべての写真を読み終えると使われます。それまでは、今のエンコーダーが答えます。</translation>
    </message>
    <message>
        <source>Compare judges both on your labelled photos.</source>
        <translation>「比べる」で、ラベルを付けた写真を使って両方を評価します。</translation>
    </message>
    <message>
        <source>Every encoder is kept. Choose two (Ctrl+click, or Shift with the arrow keys) to compare them.</source>
        <translation>エンコーダーはすべて残ります。2 つ選ぶ（Ctrl+クリック、または Shift+矢印キー）と比べられます。</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変える…</translation>
    </message>
    <message>
        <source>Remove, export, import</source>
        <translation>削除、書き出し、読み込み</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>読み込む…</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Lens</source>
        <translation>レンズ</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>露出時間</translation>
    </message>
    <message>
        <source>Aperture</source>
        <translation>絞り</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO 感度</translation>
    </message>
    <message>
        <source>Exposure bias</source>
        <translation>露出補正</translation>
    </message>
    <message>
        <source>Focal length</source>
        <translation>焦点距離</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>フラッシュ</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>撮影モード</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>ソフトウェア</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>著作権</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0 (fast, comes with the program)</source>
        <translation>EfficientNet-Lite0 (高速、同梱)</translation>
    </message>
    <message>
        <source>EfficientNetV2-S (about fifteen times slower)</source>
        <translation>EfficientNetV2-S (約15倍の時間がかかります)</translation>
    </message>
    <message>
        <source>ConvNeXt-T (about five times slower)</source>
        <translation>ConvNeXt-T (約5倍の時間がかかります)</translation>
    </message>
    <message>
        <source>ViT-B/16, a transformer (about fifteen times slower)</source>
        <translation>ViT-B/16、Transformer (約15倍の時間がかかります)</translation>
    </message>
    <message>
        <source>Give at least one photo that the matches should be like.</source>
        <translation>探したい写真の見本を 1 枚以上指定してください。</translation>
    </message>
    <message>
        <source>These examples cancel each other out: take one of them away.</source>
        <translation>見本が互いに打ち消し合っています。どれか 1 つを外してください。</translation>
    </message>
    <message>
        <source>The library has no photos yet: add a folder and let it be indexed first.</source>
        <translation>ライブラリに写真がまだありません。先にフォルダーを追加してインデックスを作成してください。</translation>
    </message>
    <message>
        <source>This photo is not in the library any more: choose another.</source>
        <translation>この写真はもうライブラリにありません。別の写真を選んでください。</translation>
    </message>
    <message>
        <source>{0} is not there now: plug in its drive and try again.</source>
        <translation>{0} は今ここにありません。ドライブを接続して、もう一度試してください。</translation>
    </message>
    <message>
        <source>The chosen region lies outside the photo.</source>
        <translation>選んだ範囲が写真の外にあります。</translation>
    </message>
    <message>
        <source>The photo has no file any more.</source>
        <translation>この写真のファイルはもうありません。</translation>
    </message>
    <message>
        <source>The weights of {0} are missing: install Lookalike again.</source>
        <translation>{0} の重みが見つかりません。Lookalike をもう一度インストールしてください。</translation>
    </message>
    <message>
        <source>No NVIDIA card can be used here: choose the processor, or install torch for CUDA.</source>
        <translation>NVIDIA のグラフィックスカードを使えません。プロセッサーを選ぶか、CUDA 版の torch をインストールしてください。</translation>
    </message>
    <message>
        <source>There is no file {0}: choose the checkpoint again.</source>
        <translation>ファイル {0} がありません。チェックポイントを選び直してください。</translation>
    </message>
    <message>
        <source>The disk is full: make room on the disk that holds the library and try again.</source>
        <translation>ディスクがいっぱいです。ライブラリのあるディスクの空きを増やして、もう一度試してください。</translation>
    </message>
    <message>
        <source>The library cannot be written to: allow writing in its folder, or choose another.</source>
        <translation>ライブラリに書き込めません。フォルダーへの書き込みを許可するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The library file cannot be opened: check that its folder exists and is writable.</source>
        <translation>ライブラリのファイルを開けません。フォルダーがあり、書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>The disk that holds the library fails: check the disk and its cable.</source>
        <translation>ライブラリのあるディスクに異常があります。ディスクとケーブルを確認してください。</translation>
    </message>
    <message>
        <source>This library was made by a newer Lookalike: install the newest version to open it.</source>
        <translation>このライブラリは新しい Lookalike で作られています。開くには最新版をインストールしてください。</translation>
    </message>
    <message>
        <source>It is not in the library, so it was left alone.</source>
        <translation>ライブラリにないため、そのままにしました。</translation>
    </message>
    <message>
        <source>It has changed since it was indexed, so it was left alone: index its folder again.</source>
        <translation>インデックスを作った後に内容が変わったため、そのままにしました。フォルダーのインデックスを更新してください。</translation>
    </message>
    <message>
        <source>It could not be read ({0}), so it was left alone.</source>
        <translation>読み取れないため ({0})、そのままにしました。</translation>
    </message>
    <message>
        <source>It could not be moved to the trash: {0}.</source>
        <translation>ごみ箱に移動できませんでした: {0}</translation>
    </message>
    <message>
        <source>It is still in its place, although the system told that it is in the trash.</source>
        <translation>システムはごみ箱に移動したと応答しましたが、ファイルは元の場所に残っています。</translation>
    </message>
    <message>
        <source>It is not in the trash any more, or its disk is not connected, so it stays away.</source>
        <translation>ごみ箱にもうないか、ディスクが接続されていないため、元に戻せません。</translation>
    </message>
    <message>
        <source>It could not be put back: {0}.</source>
        <translation>元に戻せませんでした: {0}</translation>
    </message>
    <message>
        <source>It lies on a network drive, which has no trash: delete it there if you are sure.</source>
        <translation>ネットワークドライブにはごみ箱がありません。本当に不要なら、そのドライブで直接削除してください。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>ファイルが空です。</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>ファイルがもうありません。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>ファイルを読み取れません: {0}</translation>
    </message>
    <message>
        <source>The RAW file cannot be read: {0}.</source>
        <translation>RAW ファイルを読み取れません: {0}</translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation>読み取れません: {0}</translation>
    </message>
    <message>
        <source>The file is cut off: only {0} of the picture is there.</source>
        <translation>ファイルが途中で切れています。画像の {0} しかありません。</translation>
    </message>
    <message>
        <source>The file is damaged: it begins like a photo, but goes on differently.</source>
        <translation>ファイルが壊れています。先頭は写真ですが、続きが写真ではありません。</translation>
    </message>
    <message>
        <source>This is not a photo that can be read: it holds {0}.</source>
        <translation>読み取れる写真ではありません。中身: {0}</translation>
    </message>
    <message>
        <source>It has no pixels.</source>
        <translation>画素がありません。</translation>
    </message>
    <message>
        <source>It needs more memory than there is.</source>
        <translation>メモリーが足りません。</translation>
    </message>
    <message>
        <source>The file has {0} GB, more than the limit of {1}.</source>
        <translation>ファイルが {0} GB あり、上限の {1} を超えています。</translation>
    </message>
    <message>
        <source>The file is larger than {0} MB, too much for its kind.</source>
        <translation>ファイルが {0} MB を超えており、この形式には大きすぎます。</translation>
    </message>
    <message>
        <source>It claims {0} megapixels, more than the limit of {1}.</source>
        <translation>{0} メガピクセルと記録されており、上限の {1} を超えています。</translation>
    </message>
    <message>
        <source>It has {0} megapixels; of its kind at most {1} fit into memory.</source>
        <translation>{0} メガピクセルあります。この形式でメモリーに収まるのは {1} までです。</translation>
    </message>
    <message>
        <source>The library was indexed with {0}, but {1} is here now: index the library again.</source>
        <translation>このライブラリのインデックスは {0} で作られましたが、現在は {1} です。インデックスを作り直してください。</translation>
    </message>
    <message>
        <source>The encoder could not be kept in {0}: free some space there and try again.</source>
        <translation>エンコーダーを {0} に保存できません。空きを増やして、もう一度試してください。</translation>
    </message>
    <message>
        <source>The weights file {0} is damaged: delete it, then try again or reinstall.</source>
        <translation>重みのファイル {0} が壊れています。削除してからもう一度試すか、インストールし直してください。</translation>
    </message>
    <message>
        <source>The weights of {0} could not be downloaded: connect to the internet and try again, or choose EfficientNet-Lite0, which comes with the program. ({1})</source>
        <translation>{0} の重みをダウンロードできません。インターネットに接続してもう一度試すか、同梱の EfficientNet-Lite0 を選んでください。({1})</translation>
    </message>
    <message>
        <source>The library file cannot be rebuilt: check the disk that holds the library.</source>
        <translation>ライブラリのファイルを復元できません。ライブラリのあるディスクを確認してください。</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be used ({1}): make it writable, or choose another folder.</source>
        <translation>ライブラリのフォルダー {0} を使えません ({1})。書き込めるようにするか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The library file is damaged: close every other Lookalike, then start it again.</source>
        <translation>ライブラリのファイルが壊れています。ほかの Lookalike をすべて閉じてから、もう一度起動してください。</translation>
    </message>
    <message>
        <source>Another Lookalike is preparing this library: wait a little and start again.</source>
        <translation>別の Lookalike がこのライブラリを準備しています。少し待ってから起動し直してください。</translation>
    </message>
    <message>
        <source>It is a link to another file: delete it in the file manager if you do not need it.</source>
        <translation>別のファイルへのリンクです。不要ならファイルマネージャーで削除してください。</translation>
    </message>
    <message>
        <source>It cannot be found: {0}.</source>
        <translation>見つかりません: {0}</translation>
    </message>
    <message>
        <source>It is an icon that claims to be larger than icons are.</source>
        <translation>アイコンとしては大きすぎる寸法が記録されています。</translation>
    </message>
    <message>
        <source>It took longer than {0} seconds to read.</source>
        <translation>読み取りに {0} 秒以上かかりました。</translation>
    </message>
    <message>
        <source>Reading it crashed the decoder; the file is damaged.</source>
        <translation>読み取り中にデコーダーが異常終了しました。ファイルが壊れています。</translation>
    </message>
    <message>
        <source>Reading it failed unexpectedly ({0}).</source>
        <translation>予期しない理由で読み取れませんでした ({0})。</translation>
    </message>
    <message>
        <source>It needs more memory than one photo may take.</source>
        <translation>1 枚の写真に使えるメモリーを超えています。</translation>
    </message>
    <message>
        <source>The file vanished before it could be read.</source>
        <translation>読み取る前にファイルがなくなりました。</translation>
    </message>
    <message>
        <source>The file could not be read: {0}.</source>
        <translation>ファイルを読み取れませんでした: {0}</translation>
    </message>
    <message>
        <source>The file is damaged: {0}.</source>
        <translation>ファイルが壊れています: {0}</translation>
    </message>
    <message>
        <source>Nothing more can be written to {0} ({1}). What was indexed so far is kept: make room there, then index again.</source>
        <translation>{0} にこれ以上書き込めません ({1})。ここまでの結果は保存されています。空きを増やしてから、インデックスを更新してください。</translation>
    </message>
    <message>
        <source>{0} and {1} other labels</source>
        <translation>{0} ほか {1} 個のラベル</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} と {1}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The same picture, {0}.</source>
        <translation>同じ写真です（{0}）。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>It lies in {0}, which you protect, so it was left alone.</source>
        <translation>保護している {0} にあるため、変更しませんでした。</translation>
    </message>
    <message>
        <source>Another program is changing it just now, so it was left alone.</source>
        <translation>ほかのプログラムが変更中のため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The copy to keep, {0}, cannot be read ({1}), so this one was left alone.</source>
        <translation>残すコピー {0} を読めないため ({1})、変更しませんでした。</translation>
    </message>
    <message>
        <source>It is the same file as the copy to keep, {0}, under another name.</source>
        <translation>残すコピー {0} と同じファイルの別名です。</translation>
    </message>
    <message>
        <source>The copy to keep, {0}, is to go as well, so this one was left alone.</source>
        <translation>残すコピー {0} も削除対象のため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The copy to keep, {0}, has changed, so this one was left alone.</source>
        <translation>残すコピー {0} が変わったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>It belongs to a photo that was left alone.</source>
        <translation>変更しなかった写真に属するファイルです。</translation>
    </message>
    <message>
        <source>Its drive deletes at once what is put into the trash, so it was left alone.</source>
        <translation>このドライブではゴミ箱に入れるとすぐに消えるため、変更しませんでした。</translation>
    </message>
    <message>
        <source>It was left alone: {0}.</source>
        <translation>変更しませんでした: {0}</translation>
    </message>
    <message>
        <source>It was not its turn yet when the work was stopped.</source>
        <translation>中止した時点で、まだ処理していませんでした。</translation>
    </message>
    <message>
        <source>It is in no group of duplicates any more, so it was left alone.</source>
        <translation>すでにどの重複グループにも入っていないため、変更しませんでした。</translation>
    </message>
    <message>
        <source>It has changed since the plan was made, so it was left alone.</source>
        <translation>計画を作った後に変わったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The copy to keep is to go as well, so this one was left alone.</source>
        <translation>残すコピーも削除対象のため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The copy to keep is not there any more, or has changed, so this one was left alone.</source>
        <translation>残すコピーがないか、変わったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The program ended before the file was moved.</source>
        <translation>移動する前にプログラムが終了しました。</translation>
    </message>
    <message>
        <source>It is neither in its place nor in the trash.</source>
        <translation>元の場所にもゴミ箱にもありません。</translation>
    </message>
    <message>
        <source>There is no act {0} in the journal.</source>
        <translation>記録に {0} 番の操作はありません。</translation>
    </message>
    <message>
        <source>{0} lies inside your library, where the copies would be found again: choose another folder.</source>
        <translation>{0} はライブラリの中にあり、コピーがまた見つかってしまいます。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{0} cannot be moved to ({1}): choose another folder.</source>
        <translation>{0} には移動できません ({1})。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>It is not at {0} any more, or has changed there, so it was left alone.</source>
        <translation>{0} にはないか、変わったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>Neither it nor the file that it was linked to is there, so it stays away.</source>
        <translation>このファイルもリンク先のファイルもないため、元に戻せません。</translation>
    </message>
    <message>
        <source>It has changed since it was made a link, so it was left alone.</source>
        <translation>リンクにした後に変わったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>Only an exact copy can become a link, and this one differs from the copy to keep.</source>
        <translation>リンクにできるのは同一のコピーだけです。これは残すコピーと異なります。</translation>
    </message>
    <message>
        <source>It lies on another drive than the copy to keep, and no link leads from drive to drive.</source>
        <translation>残すコピーとは別のドライブにあり、ドライブをまたぐリンクは作れません。</translation>
    </message>
    <message>
        <source>It could not be made a link: {0}.</source>
        <translation>リンクにできませんでした: {0}</translation>
    </message>
    <message>
        <source>The link did not lead to the copy to keep, so the file was left alone.</source>
        <translation>リンクが残すコピーを指さなかったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>It is no link to the copy to keep, although the system told so.</source>
        <translation>リンクにできたと報告されましたが、残すコピーを指していません。</translation>
    </message>
    <message>
        <source>It could not be taken out of its folder: {0}.</source>
        <translation>フォルダーから取り出せませんでした: {0}</translation>
    </message>
    <message>
        <source>It is still in its place, although the system told otherwise; a copy is at {0}.</source>
        <translation>移動したと報告されましたが、まだ元の場所にあります。コピーは {0} にあります。</translation>
    </message>
    <message>
        <source>{0} is called {1} now, so its files were put back there.</source>
        <translation>{0} の名前が {1} に変わったため、ファイルはそこに戻しました。</translation>
    </message>
    <message>
        <source>The folder {0} is not there now: connect its drive and undo again.</source>
        <translation>フォルダー {0} がありません。ドライブを接続してから、もう一度元に戻してください。</translation>
    </message>
    <message>
        <source>{0} was gone and has been made again.</source>
        <translation>{0} がなくなっていたため、作り直しました。</translation>
    </message>
    <message>
        <source>Its copy was not the same as the file, so it was left alone: check the disk.</source>
        <translation>コピーが元のファイルと一致しないため、変更しませんでした。ディスクを確認してください。</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>ファイルではありません。</translation>
    </message>
    <message>
        <source>It is gone, but it is not in the trash: its drive deletes at once what is put there.</source>
        <translation>なくなりましたが、ゴミ箱にもありません。このドライブではすぐに消去されます。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} を読めません: {1}</translation>
    </message>
    <message>
        <source>{0} is no plan of Lookalike: make one with the Duplicates page or with `lookalike duplicates --json`.</source>
        <translation>{0} は Lookalike の計画ではありません。重複のページか `lookalike duplicates --json` で作ってください。</translation>
    </message>
    <message>
        <source>{0} is damaged, or was written by hand with mistakes ({1}): make a new plan.</source>
        <translation>{0} は壊れているか、手書きの誤りがあります ({1})。新しい計画を作ってください。</translation>
    </message>
    <message>
        <source>{0} was made on {1}, and much may have changed since: make a new plan.</source>
        <translation>{0} は {1} に作られ、その後に多くが変わった可能性があります。新しい計画を作ってください。</translation>
    </message>
    <message>
        <source>{0} was written by a newer Lookalike: install the newest version to use it.</source>
        <translation>{0} はより新しい Lookalike で作られました。最新版をインストールしてください。</translation>
    </message>
    <message>
        <source>Every copy goes of the pictures of 1 file: nothing of them stays.</source>
        <translation>1 個のファイルの写真はすべてのコピーが対象で、1 枚も残りません。</translation>
    </message>
    <message>
        <source>Every copy goes of the pictures of {0} files: nothing of them stays.</source>
        <translation>{0} 個のファイルの写真はすべてのコピーが対象で、1 枚も残りません。</translation>
    </message>
    <message>
        <source>1 file would go that is no copy, but another shot of one moment.</source>
        <translation>コピーではなく、同じ瞬間の別の写真が 1 個含まれています。</translation>
    </message>
    <message>
        <source>{0} files would go that are no copy, but another shot of one moment.</source>
        <translation>コピーではなく、同じ瞬間の別の写真が {0} 個含まれています。</translation>
    </message>
    <message>
        <source>1 file would go from {0}, which belongs to the system or to a program.</source>
        <translation>システムまたはプログラムのフォルダー {0} から 1 個のファイルがなくなります。</translation>
    </message>
    <message>
        <source>{0} files would go from {1}, which belongs to the system or to a program.</source>
        <translation>システムまたはプログラムのフォルダー {1} から {0} 個のファイルがなくなります。</translation>
    </message>
    <message>
        <source>1 file in {0}, which belongs to the system or to a program, would become links.</source>
        <translation>システムまたはプログラムのフォルダー {0} の 1 個のファイルがリンクになります。</translation>
    </message>
    <message>
        <source>{0} files in {1}, which belongs to the system or to a program, would become links.</source>
        <translation>システムまたはプログラムのフォルダー {1} の {0} 個のファイルがリンクになります。</translation>
    </message>
    <message>
        <source>{0} of the {1} photos in {2} would go, more than half of the folder.</source>
        <translation>{2} の写真 {1} 枚のうち {0} 枚がなくなります。フォルダーの半分を超えています。</translation>
    </message>
    <message>
        <source>All {0} photos in {1} would go: none would be left there.</source>
        <translation>{1} の写真 {0} 枚がすべてなくなり、1 枚も残りません。</translation>
    </message>
    <message>
        <source>The same holds for {0} more folders.</source>
        <translation>ほかの {0} 個のフォルダーも同様です。</translation>
    </message>
    <message>
        <source>the other lies in a trash, cache or system folder</source>
        <translation>ほかはゴミ箱、キャッシュ、またはシステムのフォルダーにある</translation>
    </message>
    <message>
        <source>alike in every rule, first by name</source>
        <translation>どの条件でも同じで、名前順で最初</translation>
    </message>
    <message>
        <source>in {0}, which you protect</source>
        <translation>保護している {0} にある</translation>
    </message>
    <message>
        <source>in {0}, which you prefer</source>
        <translation>優先する {0} にある</translation>
    </message>
    <message>
        <source>larger: {0} against {1}</source>
        <translation>より大きい: {0}（ほかは {1}）</translation>
    </message>
    <message>
        <source>{0} rather than {1}</source>
        <translation>{1} より {0}</translation>
    </message>
    <message>
        <source>original EXIF</source>
        <translation>元の EXIF がある</translation>
    </message>
    <message>
        <source>sharper</source>
        <translation>より鮮明</translation>
    </message>
    <message>
        <source>framed as most copies are</source>
        <translation>多くのコピーと同じ構図</translation>
    </message>
    <message>
        <source>neither cut nor set in something larger</source>
        <translation>切り抜きでも、別の画像に入れたものでもない</translation>
    </message>
    <message>
        <source>more data: {0} against {1}</source>
        <translation>データが多い: {0}（ほかは {1}）</translation>
    </message>
    <message>
        <source>older: {0} against {1}</source>
        <translation>より古い: {0}（ほかは {1}）</translation>
    </message>
    <message>
        <source>newer: {0} against {1}</source>
        <translation>より新しい: {0}（ほかは {1}）</translation>
    </message>
    <message>
        <source>not named like a copy, as {0} is</source>
        <translation>{0} のようなコピーらしい名前ではない</translation>
    </message>
    <message>
        <source>The same picture, saved again.</source>
        <translation>同じ写真を保存し直したものです。</translation>
    </message>
    <message>
        <source>The same picture at {0} and {1}.</source>
        <translation>同じ写真で、大きさが {0} と {1} です。</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <source>turned by {0} degrees</source>
        <translation>{0} 度回転</translation>
    </message>
    <message>
        <source>of which one shows a part ({0} %)</source>
        <translation>一方はその一部（{0} %）</translation>
    </message>
    <message>
        <source>set in something larger ({0} %)</source>
        <translation>より大きな画像の中に配置（{0} %）</translation>
    </message>
    <message>
        <source>cut in two ways ({0} %)</source>
        <translation>別々に切り抜き（{0} %）</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>縦横比を変更</translation>
    </message>
    <message>
        <source>lighter or darker</source>
        <translation>明るさを変更</translation>
    </message>
    <message>
        <source>with other colours</source>
        <translation>色を変更</translation>
    </message>
    <message>
        <source>something else on {0} % of it</source>
        <translation>{0} % に別のものが重なる</translation>
    </message>
    <message>
        <source>slightly changed</source>
        <translation>わずかに変更</translation>
    </message>
    <message>
        <source>with {0} beside it</source>
        <translation>{0} が一緒にある</translation>
    </message>
    <message>
        <source>1 file would go along with a photo, and nothing like it stays: {0}, for one.</source>
        <translation>写真と一緒に 1 個のファイルがなくなり、同じものは残りません: {0}</translation>
    </message>
    <message>
        <source>{0} files would go along with a photo, and nothing like it stays: {1}, for one.</source>
        <translation>写真と一緒に {0} 個のファイルがなくなり、同じものは残りません（{1} など）。</translation>
    </message>
    <message>
        <source>Identical files.</source>
        <translation>同一のファイルです。</translation>
    </message>
    <message>
        <source>The same plain picture, saved again.</source>
        <translation>同じ単調な画像を保存し直したものです。</translation>
    </message>
    <message>
        <source>Taken {0} s apart by the same camera.</source>
        <translation>同じカメラで {0} 秒差で撮影されました。</translation>
    </message>
    <message>
        <source>Nearly the same view, but not one shot.</source>
        <translation>ほぼ同じ構図ですが、別々の撮影です。</translation>
    </message>
    <message>
        <source>{0} should end in .csv or .json.</source>
        <translation>{0} の末尾は .csv か .json にしてください。</translation>
    </message>
    <message>
        <source>It belongs to {0} too, which stays.</source>
        <translation>残す {0} にも属しています。</translation>
    </message>
    <message>
        <source>It is gone, and its copy in the trash is not the same: check the disk of the trash.</source>
        <translation>元のファイルはなくなり、ゴミ箱の中のコピーは内容が一致しません。ゴミ箱のディスクを確認してください。</translation>
    </message>
    <message>
        <source>It took longer than {0} seconds to compare.</source>
        <translation>比較に {0} 秒以上かかりました。</translation>
    </message>
    <message>
        <source>Comparing it crashed the decoder; the file is damaged.</source>
        <translation>比較中にデコーダーが異常終了しました。ファイルが壊れています。</translation>
    </message>
    <message>
        <source>Comparing it failed unexpectedly ({0}).</source>
        <translation>比較が予期せず失敗しました（{0}）。</translation>
    </message>
    <message>
        <source>Choose for me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Siamese, weighted L1</source>
        <translation>シャム（重み付き L1）</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>対照</translation>
    </message>
    <message>
        <source>Triplet</source>
        <translation>トリプレット</translation>
    </message>
    <message>
        <source>(N+1)-tuplet</source>
        <translation>(N+1) タプレット</translation>
    </message>
    <message>
        <source>N-pair</source>
        <translation>N ペア</translation>
    </message>
    <message>
        <source>Ranked list</source>
        <translation>ランクリスト</translation>
    </message>
    <message>
        <source>Quadruplet</source>
        <translation>クアドラプレット</translation>
    </message>
    <message>
        <source>Quadruplet, learned metric</source>
        <translation>クアドラプレット（学習する距離）</translation>
    </message>
    <message>
        <source>Log-ratio</source>
        <translation>対数比</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>マージン</translation>
    </message>
    <message>
        <source>Supervised contrastive</source>
        <translation>教師あり対照</translation>
    </message>
    <message>
        <source>Multi-similarity</source>
        <translation>多類似度</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>ソフトマックス</translation>
    </message>
    <message>
        <source>ArcFace</source>
        <translation>ArcFace</translation>
    </message>
    <message>
        <source>Sub-centre ArcFace</source>
        <translation>サブセンター ArcFace</translation>
    </message>
    <message>
        <source>CosFace</source>
        <translation>CosFace</translation>
    </message>
    <message>
        <source>SphereFace</source>
        <translation>SphereFace</translation>
    </message>
    <message>
        <source>SphereFace-R</source>
        <translation>SphereFace-R</translation>
    </message>
    <message>
        <source>Proxy anchor</source>
        <translation>プロキシアンカー</translation>
    </message>
    <message>
        <source>ProxyNCA++</source>
        <translation>ProxyNCA++</translation>
    </message>
    <message>
        <source>Supervised contrastive on whitened vectors for names, log-ratio for numbers; its strength is found by folds.</source>
        <translation>名前には白色化したベクトルでの教師あり対照、数値には対数比を使います。強さは分割検証で決めます。</translation>
    </message>
    <message>
        <source>Learns which differences matter between two photos and gives the probability that they are the same.</source>
        <translation>2 枚の写真のどの違いが大切かを学び、同じである確率を出します。</translation>
    </message>
    <message>
        <source>Draws pairs of one label together and pushes others out of a fixed radius; good where a distance must decide.</source>
        <translation>同じラベルの組を近づけ、ほかを一定の半径の外に出します。距離で決めたいときに向きます。</translation>
    </message>
    <message>
        <source>A photo of the label must be nearer than one of another label; the well-known choice for many labels.</source>
        <translation>同じラベルの写真が、別のラベルの写真より近くなるようにします。ラベルが多いときの定番です。</translation>
    </message>
    <message>
        <source>A triplet against all other labels of the batch at once; steadier than triplets.</source>
        <translation>バッチ内のほかのすべてのラベルと一度に比べます。トリプレットより安定します。</translation>
    </message>
    <message>
        <source>Two photos a label, each pair against all others of the batch; quick with many labels of few photos.</source>
        <translation>ラベルごとに 2 枚ずつ、バッチ内のほかすべてと比べます。写真の少ないラベルが多いときに速い手法です。</translation>
    </message>
    <message>
        <source>Keeps each label inside a ball and others outside it; suits labels of mixed looks.</source>
        <translation>各ラベルを球の中に、ほかを外に置きます。見た目がさまざまなラベルに向きます。</translation>
    </message>
    <message>
        <source>Any two photos of one label nearer than any two of different labels; for one threshold that holds everywhere.</source>
        <translation>同じラベルのどの 2 枚も、違うラベルのどの 2 枚より近くします。1 つのしきい値で判断したいときに。</translation>
    </message>
    <message>
        <source>The quadruplet with a learned network that compares two photos, as its authors wrote it.</source>
        <translation>原論文どおり、2 枚を比べるネットワークも学習するクアドラプレットです。</translation>
    </message>
    <message>
        <source>For labels that are numbers, such as time, age or rating: distances in proportion to the difference.</source>
        <translation>日時、年齢、評価などの数値のラベル用です。距離が差に比例します。</translation>
    </message>
    <message>
        <source>One fixed distance parts same from different; simple, and the base of divide and conquer.</source>
        <translation>1 つの決まった距離で同じと違うを分けます。単純で、分割統治の基礎です。</translation>
    </message>
    <message>
        <source>Every photo against the whole batch; the safe first choice.</source>
        <translation>どの写真もバッチ全体と比べます。最初に選んで間違いのない手法です。</translation>
    </message>
    <message>
        <source>Weighs pairs by how wrongly they lie; strong where labels look much alike.</source>
        <translation>位置の誤りが大きい組ほど重くみます。よく似たラベルに強い手法です。</translation>
    </message>
    <message>
        <source>Plain classification of the labels; the baseline every method is compared with.</source>
        <translation>ラベルの単純な分類です。すべての手法の比較の基準です。</translation>
    </message>
    <message>
        <source>Classification with an angular margin; strong with many photos a label, such as faces.</source>
        <translation>角度マージン付きの分類です。顔のように、ラベルごとの写真が多いときに強い手法です。</translation>
    </message>
    <message>
        <source>ArcFace with several centres a label; for wrong labels or labels of several looks, and it names suspects.</source>
        <translation>ラベルごとに複数の中心を持つ ArcFace です。ラベル違いや、見た目が複数あるラベルに向き、疑わしい写真も示します。</translation>
    </message>
    <message>
        <source>Classification with a cosine margin; like ArcFace and easier to train.</source>
        <translation>コサインマージン付きの分類です。ArcFace に似て、学習しやすい手法です。</translation>
    </message>
    <message>
        <source>The first angular margin, multiplied; needs many steps.</source>
        <translation>最初の角度マージン（倍角）です。多くのステップが必要です。</translation>
    </message>
    <message>
        <source>SphereFace with a fixed scale; trains without annealing.</source>
        <translation>スケールを固定した SphereFace です。徐々に移行する手順なしで学習できます。</translation>
    </message>
    <message>
        <source>Each label has a learned centre that weighs the batch; fast, also with few photos a label.</source>
        <translation>学習する中心をラベルごとに持ち、バッチを重み付けします。写真が少なくても速い手法です。</translation>
    </message>
    <message>
        <source>Nearest learned centre by softmax; fast and forgiving.</source>
        <translation>学習した中心の近さをソフトマックスで測ります。速くて扱いやすい手法です。</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>罰則</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>組</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>Mining</source>
        <translation>選び方</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>傾き</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>二乗</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Norm penalty</source>
        <translation>長さの罰則</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>境界</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Negative weight</source>
        <translation>負例の重み</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>マージンの種類</translation>
    </message>
    <message>
        <source>Margin1</source>
        <translation>マージン 1</translation>
    </message>
    <message>
        <source>Margin2</source>
        <translation>マージン 2</translation>
    </message>
    <message>
        <source>Weight1</source>
        <translation>重み 1</translation>
    </message>
    <message>
        <source>Weight2</source>
        <translation>重み 2</translation>
    </message>
    <message>
        <source>Detach margins</source>
        <translation>マージンを切り離す</translation>
    </message>
    <message>
        <source>Anchors</source>
        <translation>アンカー</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>アルファ</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>ベータ</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>組を選ぶ</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>余裕</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>スケール</translation>
    </message>
    <message>
        <source>Margin rad</source>
        <translation>角度マージン</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Suspect deg</source>
        <translation>疑う角度</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Blend start</source>
        <translation>混合の初期値</translation>
    </message>
    <message>
        <source>Blend decay</source>
        <translation>混合の減衰</translation>
    </message>
    <message>
        <source>Blend floor</source>
        <translation>混合の下限</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>切り離す</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>デルタ</translation>
    </message>
    <message>
        <source>Own in sum</source>
        <translation>自分を和に含める</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>混ぜる量</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>隠す割合</translation>
    </message>
    <message>
        <source>Whiten</source>
        <translation>白色化</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>ラベル数</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>ラベルごとの枚数</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>最適化</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モーメンタム</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>勾配の上限</translation>
    </message>
    <message>
        <source>Proxy rate</source>
        <translation>プロキシの学習率</translation>
    </message>
    <message>
        <source>Freeze norms</source>
        <translation>正規化層を固定</translation>
    </message>
    <message>
        <source>Ema</source>
        <translation>移動平均</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>乱数の種</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>決定的</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>単独のラベル</translation>
    </message>
    <message>
        <source>weight of the squared length of the learned weights</source>
        <translation>学習した重みの長さの二乗にかかる重み</translation>
    </message>
    <message>
        <source>without it identical photos always score 0.5</source>
        <translation>なしの場合、同一の写真の値が常に 0.5 になります</translation>
    </message>
    <message>
        <source>radius past which photos of two classes no longer push</source>
        <translation>この半径を超えると、違うラベルの写真が押し合わなくなります</translation>
    </message>
    <message>
        <source>rows 0-1, 2-3, ... or every pair of the batch</source>
        <translation>行 0-1、2-3、… またはバッチのすべての組</translation>
    </message>
    <message>
        <source>compare directions only</source>
        <translation>向きだけを比べます</translation>
    </message>
    <message>
        <source>how much nearer a photo of the class must be</source>
        <translation>同じラベルの写真がどれだけ近くなければならないか</translation>
    </message>
    <message>
        <source>which triplets of the batch count</source>
        <translation>バッチのどの三つ組を数えるか</translation>
    </message>
    <message>
        <source>softplus has no margin and never quite rests</source>
        <translation>softplus にはマージンがなく、完全には止まりません</translation>
    </message>
    <message>
        <source>squared Euclidean distances</source>
        <translation>ユークリッド距離の二乗</translation>
    </message>
    <message>
        <source>mean over the triplets that still cost, or over all</source>
        <translation>損失のある三つ組だけの平均、または全体の平均</translation>
    </message>
    <message>
        <source>weight of the mean squared length of the embeddings</source>
        <translation>埋め込みの長さの二乗平均にかかる重み</translation>
    </message>
    <message>
        <source>weight of the squared lengths of anchor and positive</source>
        <translation>アンカーと正例の長さの二乗にかかる重み</translation>
    </message>
    <message>
        <source>photos of other classes nearer than this push</source>
        <translation>これより近い別のラベルの写真が押し出します</translation>
    </message>
    <message>
        <source>how far inside the boundary a class must lie</source>
        <translation>ラベルが境界からどれだけ内側になければならないか</translation>
    </message>
    <message>
        <source>0 weighs all intruders alike, large only the nearest</source>
        <translation>0 ではすべての侵入者を同じに、大きいほど最も近いものだけを重くみます</translation>
    </message>
    <message>
        <source>weight of the intruders against the class</source>
        <translation>ラベル自身に対する侵入者の重み</translation>
    </message>
    <message>
        <source>adaptive margins follow the means of the batch</source>
        <translation>適応マージンはバッチの平均に従います</translation>
    </message>
    <message>
        <source>within a class against between, sharing a photo</source>
        <translation>1 枚を共有する、ラベル内とラベル間の差</translation>
    </message>
    <message>
        <source>within a class against between two other classes</source>
        <translation>ラベル内と、別の 2 つのラベル間の差</translation>
    </message>
    <message>
        <source>adaptive margin 1 as share of the difference of the means</source>
        <translation>適応マージン 1（平均の差に対する割合）</translation>
    </message>
    <message>
        <source>adaptive margin 2 as share of the difference of the means</source>
        <translation>適応マージン 2（平均の差に対する割合）</translation>
    </message>
    <message>
        <source>adaptive margins without gradient; the paper differentiates them</source>
        <translation>適応マージンに勾配を流しません（論文では流します）</translation>
    </message>
    <message>
        <source>the first row asks, or every row in turn</source>
        <translation>最初の行だけ、またはすべての行を順にアンカーにします</translation>
    </message>
    <message>
        <source>squared distances below count as this</source>
        <translation>これより小さい距離の二乗は、この値とみなします</translation>
    </message>
    <message>
        <source>distance that parts same from different</source>
        <translation>同じと違うを分ける距離</translation>
    </message>
    <message>
        <source>clear space on both sides of the boundary</source>
        <translation>境界の両側に空ける幅</translation>
    </message>
    <message>
        <source>small looks at the nearest photos only</source>
        <translation>小さいほど、最も近い写真だけをみます</translation>
    </message>
    <message>
        <source>sharpness within a class</source>
        <translation>ラベル内の鋭さ</translation>
    </message>
    <message>
        <source>sharpness between classes</source>
        <translation>ラベル間の鋭さ</translation>
    </message>
    <message>
        <source>similarity that parts near from far</source>
        <translation>近いと遠いを分ける類似度</translation>
    </message>
    <message>
        <source>leave out pairs that are in order already</source>
        <translation>すでに正しい組を除きます</translation>
    </message>
    <message>
        <source>how clearly in order</source>
        <translation>どれだけはっきり正しければよいか</translation>
    </message>
    <message>
        <source>one free number for each class</source>
        <translation>ラベルごとに 1 つの自由な数</translation>
    </message>
    <message>
        <source>sharpness of the softmax; if not set, by the number of classes</source>
        <translation>ソフトマックスの鋭さ（自動ではラベル数で決まります）</translation>
    </message>
    <message>
        <source>extra angle to the own class; if not set, by the number of classes</source>
        <translation>自分のラベルに加える角度（自動ではラベル数で決まります）</translation>
    </message>
    <message>
        <source>centres of each class</source>
        <translation>ラベルごとの中心の数</translation>
    </message>
    <message>
        <source>a photo this far from the main centre may be mislabelled</source>
        <translation>主な中心からこれだけ離れた写真は、ラベル違いの疑いがあります</translation>
    </message>
    <message>
        <source>extra distance to the own class; if not set, by the number of classes</source>
        <translation>自分のラベルに加える距離（自動ではラベル数で決まります）</translation>
    </message>
    <message>
        <source>m: the own angle counts m times</source>
        <translation>m: 自分の角度を m 倍に数えます</translation>
    </message>
    <message>
        <source>weight of the plain cosine at the first step</source>
        <translation>最初のステップでの普通のコサインの重み</translation>
    </message>
    <message>
        <source>how fast that weight falls</source>
        <translation>その重みが減る速さ</translation>
    </message>
    <message>
        <source>weight of the plain cosine that stays</source>
        <translation>残り続ける普通のコサインの重み</translation>
    </message>
    <message>
        <source>sharpness of the softmax</source>
        <translation>ソフトマックスの鋭さ</translation>
    </message>
    <message>
        <source>the margin shifts the value but not the slope, as in its authors&apos; code</source>
        <translation>原著者のコードのように、マージンは値だけをずらし、傾きは変えません</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>鋭さ</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>マージン</translation>
    </message>
    <message>
        <source>sharpness of the softmax over squared distances</source>
        <translation>距離の二乗に対するソフトマックスの鋭さ</translation>
    </message>
    <message>
        <source>ProxyNCA++; without, the original, which can fall below 0</source>
        <translation>ProxyNCA++。なしの場合は 0 を下回ることもある元の ProxyNCA</translation>
    </message>
    <message>
        <source>how firmly the head is held near its start</source>
        <translation>ヘッドを初期値の近くにどれだけ強く留めるか</translation>
    </message>
    <message>
        <source>how much of other photos&apos; differences is lent to a photo while it teaches</source>
        <translation>学習中、ほかの写真の違いをどれだけ混ぜるか</translation>
    </message>
    <message>
        <source>share of a photo&apos;s numbers that is hidden while it teaches</source>
        <translation>学習中に隠す、写真の数値の割合</translation>
    </message>
    <message>
        <source>even out what photos of one label differ in before the method begins</source>
        <translation>手法の前に、同じラベルの写真の違い方をならします</translation>
    </message>
    <message>
        <source>updates of the weights</source>
        <translation>重みを更新する回数</translation>
    </message>
    <message>
        <source>classes in a batch</source>
        <translation>バッチ内のラベル数</translation>
    </message>
    <message>
        <source>photos of each class in a batch</source>
        <translation>バッチ内のラベルごとの写真の枚数</translation>
    </message>
    <message>
        <source>how gradients become steps</source>
        <translation>勾配をどう更新に使うか</translation>
    </message>
    <message>
        <source>size of the steps after the warm-up</source>
        <translation>ウォームアップ後の更新の大きさ</translation>
    </message>
    <message>
        <source>pull of the network&apos;s matrices towards 0</source>
        <translation>行列を 0 に引き寄せる強さ</translation>
    </message>
    <message>
        <source>of sgd; the first beta of the others</source>
        <translation>sgd のモーメンタム（ほかでは 1 つ目のベータ）</translation>
    </message>
    <message>
        <source>in which the rate rises from 0</source>
        <translation>学習率が 0 から上がる期間</translation>
    </message>
    <message>
        <source>what the rate does after the warm-up</source>
        <translation>ウォームアップ後の学習率の変わり方</translation>
    </message>
    <message>
        <source>longer gradients are shortened to this; 0: never</source>
        <translation>これより長い勾配を縮めます（0: 縮めない）</translation>
    </message>
    <message>
        <source>rate of the loss&apos;s own weights, such as class centres</source>
        <translation>ラベルの中心など、損失自身の重みの学習率</translation>
    </message>
    <message>
        <source>batch norms keep their statistics and weights</source>
        <translation>バッチ正規化の統計と重みを変えません</translation>
    </message>
    <message>
        <source>share of the old in the running mean of the weights; 0: no mean</source>
        <translation>重みの移動平均での古い値の割合（0: 平均しない）</translation>
    </message>
    <message>
        <source>the same seed gives the same training</source>
        <translation>同じ種なら同じ学習になります</translation>
    </message>
    <message>
        <source>only operations that give the same every time, even where slower</source>
        <translation>遅くても、毎回同じ結果になる演算だけを使います</translation>
    </message>
    <message>
        <source>classes with too few photos are left out, or repeat theirs</source>
        <translation>写真の少ないラベルを除くか、写真を繰り返して使います</translation>
    </message>
    <message>
        <source>consecutive</source>
        <translation>隣どうし</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>semi-hard</source>
        <translation>やや難しい</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>難しい</translation>
    </message>
    <message>
        <source>batch-hard</source>
        <translation>バッチ内で最も難しい</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>ヒンジ</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>ソフトプラス</translation>
    </message>
    <message>
        <source>active</source>
        <translation>効いているもの</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>適応的</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>first</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>繰り返す</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>1/distance</source>
        <translation>1/距離</translation>
    </message>
    <message>
        <source>squared distance</source>
        <translation>距離の二乗</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>1/cosine</source>
        <translation>1/コサイン</translation>
    </message>
    <message>
        <source>rad</source>
        <translation>ラジアン</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>1/step</source>
        <translation>1/ステップ</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>枚</translation>
    </message>
    <message>
        <source>share of the steps</source>
        <translation>全ステップに対する割合</translation>
    </message>
    <message>
        <source>learning rates</source>
        <translation>学習率に対する倍率</translation>
    </message>
    <message>
        <source>Out of the box</source>
        <translation>学習なし（標準）</translation>
    </message>
    <message>
        <source>Taught {0} labels, deep</source>
        <translation>{0} 個のラベルを学習（ディープ）</translation>
    </message>
    <message>
        <source>Taught {0} labels</source>
        <translation>{0} 個のラベルを学習</translation>
    </message>
    <message>
        <source>Taught {0}</source>
        <translation>{0} を学習</translation>
    </message>
    <message>
        <source>No photo has a label yet: take the labels from your folders, or select photos and label them.</source>
        <translation>まだどの写真にもラベルがありません。フォルダーからラベルを付けるか、写真を選んでラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} is the only label: give a second label to photos that show something else.</source>
        <translation>ラベルが {0} だけです。別のものが写った写真に、2 つ目のラベルを付けてください。</translation>
    </message>
    <message>
        <source>No label has two different photos, so nothing shows what the photos of a label share: label a second one.</source>
        <translation>どのラベルにも異なる写真が 2 枚ないため、同じラベルの写真に共通するものが分かりません。2 枚目にラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} has only one photo: label at least two of each.</source>
        <translation>{0} の写真が 1 枚だけです。ラベルごとに 2 枚以上に付けてください。</translation>
    </message>
    <message>
        <source>{0} have only one photo: label at least two of each.</source>
        <translation>{0} の写真が 1 枚ずつしかありません。ラベルごとに 2 枚以上に付けてください。</translation>
    </message>
    <message>
        <source>All photos of {0} are copies of one picture and count as one: label a different photo.</source>
        <translation>{0} の写真はすべて同じ写真のコピーで、1 枚と数えます。別の写真にもラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} has fewer than {1} different photos: the verdict will be unsure about them.</source>
        <translation>{0} は異なる写真が {1} 枚より少ないため、判定が不確かになります。</translation>
    </message>
    <message>
        <source>{0} have fewer than {1} different photos: the verdict will be unsure about them.</source>
        <translation>{0} は異なる写真が {1} 枚より少ないため、判定が不確かになります。</translation>
    </message>
    <message>
        <source>{0} has up to {1} photos and others {2}: every label is shown equally often, so more photos of the small ones help most.</source>
        <translation>{0} は最大 {1} 枚、ほかは {2} 枚です。どのラベルも同じ回数だけ使うので、少ないラベルの写真を増やすのが最も効果的です。</translation>
    </message>
    <message>
        <source>{0} have up to {1} photos and others {2}: every label is shown equally often, so more photos of the small ones help most.</source>
        <translation>{0} は最大 {1} 枚、ほかは {2} 枚です。どのラベルも同じ回数だけ使うので、少ないラベルの写真を増やすのが最も効果的です。</translation>
    </message>
    <message>
        <source>1 labelled photo is nearly a copy of another: copies are kept on one side, so that no photo is judged by its own copy.</source>
        <translation>ラベル付きの写真 1 枚は、別の写真とほぼ同じです。コピー同士は片側にまとめるので、写真が自分のコピーで評価されることはありません。</translation>
    </message>
    <message>
        <source>{0} labelled photos are nearly copies of others: copies are kept on one side, so that no photo is judged by its own copy.</source>
        <translation>ラベル付きの写真 {0} 枚は、別の写真とほぼ同じです。コピー同士は片側にまとめるので、写真が自分のコピーで評価されることはありません。</translation>
    </message>
    <message>
        <source>1 labelled photo is not in the library now and cannot be learned from: add or index their folder.</source>
        <translation>ラベル付きの写真 1 枚は今ライブラリになく、学習に使えません。フォルダーを追加するか、インデックスを作成してください。</translation>
    </message>
    <message>
        <source>{0} labelled photos are not in the library now and cannot be learned from: add or index their folder.</source>
        <translation>ラベル付きの写真 {0} 枚は今ライブラリになく、学習に使えません。フォルダーを追加するか、インデックスを作成してください。</translation>
    </message>
    <message>
        <source>Photos that were held out find their label better: MAP@R {0} before, {1} after, a gain of {2}.</source>
        <translation>取り分けた写真が、同じラベルの写真をより良く見つけます（MAP@R は前 {0}、後 {1}、向上 {2}）。</translation>
    </message>
    <message>
        <source>Photos that were held out find their label hardly more often than by chance, so nothing that can be seen tells these labels apart.</source>
        <translation>取り分けた写真が同じラベルの写真を見つける割合は、偶然とほとんど変わりません。見た目ではこれらのラベルを区別できません。</translation>
    </message>
    <message>
        <source>Labels that were not taught would be found worse: Labels left out of the lesson gain {0}.</source>
        <translation>学習に使わなかったラベルが見つかりにくくなります（変化 {0}）。</translation>
    </message>
    <message>
        <source>Labels that were not taught would be found worse: Likeness follows labels left out of the lesson less closely: {0}.</source>
        <translation>学習に使わなかったラベルが見つかりにくくなります（見た目の近さがラベルに沿う度合いの変化 {0}）。</translation>
    </message>
    <message>
        <source>With so few photos that may be chance, but likeness follows the labels more closely: its correlation with them gains {0}.</source>
        <translation>写真が少ないため偶然かもしれませんが、見た目の近さはラベルにより沿うようになりました（相関の向上 {0}）。</translation>
    </message>
    <message>
        <source>There is no gain beyond the error: MAP@R {0} before, {1} after, a gain of {2}.</source>
        <translation>誤差を超える向上はありません（MAP@R は前 {0}、後 {1}、向上 {2}）。</translation>
    </message>
    <message>
        <source>It cannot be judged, as no label has photos to spare for a test.</source>
        <translation>どのラベルにも確認に回せる写真がないため、判定できません。</translation>
    </message>
    <message>
        <source>Labels left out of the lesson gain {0}.</source>
        <translation>学習に使わなかったラベルの変化は {0} です。</translation>
    </message>
    <message>
        <source>There are too few labels to tell what becomes of others.</source>
        <translation>ラベルが少ないため、ほかのラベルへの影響は分かりません。</translation>
    </message>
    <message>
        <source>The encoder stays as it is.</source>
        <translation>エンコーダーはそのままです。</translation>
    </message>
    <message>
        <source>“{0}” may have been taught with these very photos; on new ones it gains less.</source>
        <translation>「{0}」は、まさにこれらの写真で学習した可能性があります。新しい写真では差が小さくなります。</translation>
    </message>
    <message>
        <source>Both may have been taught with these very photos; on new ones they gain less.</source>
        <translation>どちらも、まさにこれらの写真で学習した可能性があります。新しい写真では差が小さくなります。</translation>
    </message>
    <message>
        <source>The loss at step {0} is {1}, for {2} of its {3} inputs hold values that are no finite numbers: leave those photos out.</source>
        <translation>ステップ {0} の損失が {1} になりました。入力 {3} 件のうち {2} 件に有限でない値があります。その写真を除いてください。</translation>
    </message>
    <message>
        <source>The gradient at step {0} is endless, for {1} of its {2} inputs hold values that are no finite numbers: leave those photos out.</source>
        <translation>ステップ {0} の勾配が発散しました。入力 {2} 件のうち {1} 件に有限でない値があります。その写真を除いてください。</translation>
    </message>
    <message>
        <source>The loss at step {0} is {1}: learning_rate = {2} (here {3}) is too high for {4}; choose a tenth of it, or a clip_norm of 1.</source>
        <translation>ステップ {0} の損失が {1} になりました。{4} には学習率 {2}（この時点で {3}）が高すぎます。10 分の 1 にするか、clip_norm を 1 にしてください。</translation>
    </message>
    <message>
        <source>The gradient at step {0} is endless: learning_rate = {1} (here {2}) is too high for {3}; choose a tenth of it, or a clip_norm of 1.</source>
        <translation>ステップ {0} の勾配が発散しました。{3} には学習率 {1}（この時点で {2}）が高すぎます。10 分の 1 にするか、clip_norm を 1 にしてください。</translation>
    </message>
    <message>
        <source>The network is as it was before.</source>
        <translation>ネットワークは元のままです。</translation>
    </message>
    <message>
        <source>{0} needs more photos: at least {1} different ones each.</source>
        <translation>{0} の写真を増やしてください。異なる写真がそれぞれ {1} 枚以上必要です。</translation>
    </message>
    <message>
        <source>{0} need more photos: at least {1} different ones each.</source>
        <translation>{0} の写真を増やしてください。異なる写真がそれぞれ {1} 枚以上必要です。</translation>
    </message>
    <message>
        <source>Look through the photos that may be mislabelled, or label by something that can be seen.</source>
        <translation>ラベル違いの疑いがある写真を見直すか、見て分かる違いでラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} would be found worse: more photos of them help most.</source>
        <translation>{0} が見つかりにくくなります。その写真を増やすのが最も効果的です。</translation>
    </message>
    <message>
        <source>{0} is taken for {1} in {2} of its photos.</source>
        <translation>{0} の写真の {2} が {1} と取り違えられます。</translation>
    </message>
    <message>
        <source>Look through your answers, or answer by something that can be seen.</source>
        <translation>答えを見直すか、見て分かることに沿って答えてください。</translation>
    </message>
    <message>
        <source>Answer more pairs: so far {0} photos are known to be like another, in {1} sets.</source>
        <translation>もっと多くの組に答えてください。似ていると分かっている写真は、今のところ {0} 枚（{1} 組）です。</translation>
    </message>
    <message>
        <source>Photos like {0} are taken for ones like {1} {2} of the time.</source>
        <translation>{0} のような写真が、{2} の割合で {1} のような写真と間違われます。</translation>
    </message>
    <message>
        <source>Give more photos this number, above all those whose values are rare.</source>
        <translation>もっと多くの写真にこの数値を付けてください。特に、珍しい値の写真が役立ちます。</translation>
    </message>
    <message>
        <source>With four labels or more it could be told what becomes of labels that were not taught.</source>
        <translation>ラベルが 4 つ以上あれば、学習に使わないラベルへの影響も分かります。</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” find the labelled photos equally well ({2} MAP@R).</source>
        <translation>「{0}」と「{1}」は、ラベル付きの写真を同じくらい良く見つけます（差 {2} MAP@R）。</translation>
    </message>
    <message>
        <source>“{0}” finds the labelled photos better than “{1}” ({2} MAP@R).</source>
        <translation>「{0}」は「{1}」より、ラベル付きの写真を良く見つけます（差 {2} MAP@R）。</translation>
    </message>
    <message>
        <source>There is nothing to compare by: give at least two photos of some label that label.</source>
        <translation>比べる材料がありません。どれかのラベルを 2 枚以上の写真に付けてください。</translation>
    </message>
    <message>
        <source>An encoder needs a name of letters that can be seen.</source>
        <translation>エンコーダーには、目に見える文字の名前が必要です。</translation>
    </message>
    <message>
        <source>{0} encoders are called {1}: give the id of one.</source>
        <translation>{1} という名前のエンコーダーが {0} 個あります。ID で指定してください。</translation>
    </message>
    <message>
        <source>There is no encoder {0}: choose one of {1}.</source>
        <translation>エンコーダー {0} はありません。{1} から選んでください。</translation>
    </message>
    <message>
        <source>{0} is in use: choose another one first.</source>
        <translation>{0} は使用中です。先に別のものを選んでください。</translation>
    </message>
    <message>
        <source>{0} is what every lesson starts from, so it is kept.</source>
        <translation>{0} はすべての学習の出発点なので、残しておきます。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}): choose another place.</source>
        <translation>{0} に書き込めません（{1}）。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>{0} is no encoder of this program: choose a file that export-encoder has written.</source>
        <translation>{0} はこのプログラムのエンコーダーではありません。書き出したファイルを選んでください。</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of the program: install that one to read it.</source>
        <translation>{0} は新しいバージョンのプログラムで作られました。そのバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}): export the encoder again.</source>
        <translation>{0} は壊れています（{1}）。エンコーダーをもう一度書き出してください。</translation>
    </message>
    <message>
        <source>{0} is too large for an encoder: choose another file.</source>
        <translation>{0} はエンコーダーにしては大きすぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}): choose the file again.</source>
        <translation>{0} を読めません（{1}）。ファイルを選び直してください。</translation>
    </message>
    <message>
        <source>{0} needs the network {1}, which is not part of the program.</source>
        <translation>{0} に必要なネットワーク {1} は、このプログラムに含まれていません。</translation>
    </message>
    <message>
        <source>{0} holds an encoder that this library has already.</source>
        <translation>{0} のエンコーダーは、すでにこのライブラリにあります。</translation>
    </message>
    <message>
        <source>{0} was made for photos embedded by {1}, and this library has {2}: choose that network in the settings, index, and import again.</source>
        <translation>{0} は {1} で調べた写真用ですが、このライブラリは {2} を使っています。設定でそのネットワークを選び、インデックスを作成してから、もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>{0} holds no network of this program: export the encoder again.</source>
        <translation>{0} にこのプログラムのネットワークがありません。エンコーダーをもう一度書き出してください。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}): make room there.</source>
        <translation>{0} に書き込めません（{1}）。空きを増やしてください。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} に書き込めません: {1}</translation>
    </message>
    <message>
        <source>None of the labelled photos has been indexed: index the library first.</source>
        <translation>ラベル付きの写真がまだインデックスにありません。先にインデックスを作成してください。</translation>
    </message>
    <message>
        <source>{0} learns from numbers such as a rating: say which with --number.</source>
        <translation>{0} は評価などの数値から学びます。--number で指定してください。</translation>
    </message>
    <message>
        <source>{0} learns from names: choose log_ratio.</source>
        <translation>{0} は名前から学びます。log_ratio を選んでください。</translation>
    </message>
    <message>
        <source>{0} needs labels, and there are only answered pairs: label some photos.</source>
        <translation>{0} にはラベルが必要ですが、組への回答しかありません。写真にラベルを付けてください。</translation>
    </message>
    <message>
        <source>There is no method {0}: choose {1} or one of {2}.</source>
        <translation>手法 {0} はありません。{1} か、{2} から選んでください。</translation>
    </message>
    <message>
        <source>There is no parameter {0}: choose one of {1}.</source>
        <translation>パラメーター {0} はありません。{1} から選んでください。</translation>
    </message>
    <message>
        <source>Log-ratio learns from numbers: name one with --number. Photos have {0}.</source>
        <translation>対数比は数値から学びます。--number で指定してください。今ある数値: {0}</translation>
    </message>
    <message>
        <source>No photo has the number {0}: choose one of {1}.</source>
        <translation>数値 {0} のある写真はありません。{1} から選んでください。</translation>
    </message>
    <message>
        <source>{0} is known of {1} photos: it takes {2}, and three values.</source>
        <translation>{0} のある写真は {1} 枚です。{2} 枚以上と、3 種類以上の値が必要です。</translation>
    </message>
    <message>
        <source>{0} = {1} cannot work: choose a number between {2}.</source>
        <translation>{0} = {1} は使えません。{2} の数値を選んでください。</translation>
    </message>
    <message>
        <source>{0} = {1} cannot work: choose a whole number between {2}.</source>
        <translation>{0} = {1} は使えません。{2} の整数を選んでください。</translation>
    </message>
    <message>
        <source>{0} = {1} is unknown: choose one of {2}.</source>
        <translation>{0} = {1} は使えません。{2} から選んでください。</translation>
    </message>
    <message>
        <source>It was ended early, and what it had learned by then was kept.</source>
        <translation>途中で終えて、それまでに学んだものを残しました。</translation>
    </message>
    <message>
        <source>{0} needs at least {1} photos, not {2}: label more.</source>
        <translation>{0} には写真が {1} 枚以上必要ですが、{2} 枚です。もっとラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} needs at least {1} classes, not {2}: label some more.</source>
        <translation>{0} にはラベルが {1} 個以上必要ですが、{2} 個です。もっとラベルを付けてください。</translation>
    </message>
    <message>
        <source>{0} needs a class with at least {1} photos: label some more.</source>
        <translation>{0} には、写真が {1} 枚以上あるラベルが必要です。もっとラベルを付けてください。</translation>
    </message>
    <message>
        <source>A batch needs at least {0} classes with enough photos, not {1}: label some more.</source>
        <translation>バッチには十分な写真のあるラベルが {0} 個以上必要ですが、{1} 個です。もっとラベルを付けてください。</translation>
    </message>
    <message>
        <source>A batch cannot have {0} photos of a class: take 2 to 4.</source>
        <translation>バッチに 1 つのラベルの写真を {0} 枚入れることはできません。2〜4 にしてください。</translation>
    </message>
    <message>
        <source>Pairs need a class with at least two photos: label some more.</source>
        <translation>組には、写真が 2 枚以上あるラベルが必要です。もっとラベルを付けてください。</translation>
    </message>
    <message>
        <source>A neighbourhood needs at least 3 photos, not {0}: label more or take larger batches.</source>
        <translation>近傍には写真が 3 枚以上必要ですが、{0} 枚です。もっとラベルを付けるか、バッチを大きくしてください。</translation>
    </message>
    <message>
        <source>No batch can be made of these examples: label more, or take smaller batches.</source>
        <translation>これらの写真ではバッチを作れません。もっとラベルを付けるか、バッチを小さくしてください。</translation>
    </message>
    <message>
        <source>{0} of {1} photos have features that are no finite numbers: index them anew.</source>
        <translation>{1} 枚中 {0} 枚の写真の特徴に有限でない値があります。インデックスを作り直してください。</translation>
    </message>
    <message>
        <source>The checkpoint in {0} is damaged ({1}): delete it to start anew.</source>
        <translation>{0} の途中経過が壊れています（{1}）。削除して最初から始めてください。</translation>
    </message>
    <message>
        <source>A label needs at least one letter.</source>
        <translation>ラベルには 1 文字以上が必要です。</translation>
    </message>
    <message>
        <source>There is no label called {0}: choose one of the list.</source>
        <translation>{0} というラベルはありません。一覧から選んでください。</translation>
    </message>
    <message>
        <source>{0} must be a number, not {1}: write it with digits, such as 4 or 0.5.</source>
        <translation>{0} は {1} ではなく数値にしてください。4 や 0.5 のように数字で書きます。</translation>
    </message>
    <message>
        <source>A pair needs two different photos.</source>
        <translation>組には異なる 2 枚の写真が必要です。</translation>
    </message>
    <message>
        <source>The labels cannot be saved ({0}): make room on the disk that holds the library.</source>
        <translation>ラベルを保存できません（{0}）。ライブラリのあるディスクの空きを増やしてください。</translation>
    </message>
    <message>
        <source>No photo of the library has the label {0} yet: give it to a few first.</source>
        <translation>ライブラリにラベル {0} の写真がまだありません。先に何枚かに付けてください。</translation>
    </message>
    <message>
        <source>{0} is not in the library: add it and index it first.</source>
        <translation>{0} はライブラリにありません。先に追加して、インデックスを作成してください。</translation>
    </message>
    <message>
        <source>{0} cannot be read from photos: choose one of {1}.</source>
        <translation>{0} は写真から読み取れません。{1} から選んでください。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}): choose another place for it.</source>
        <translation>{0} に書き込めません（{1}）。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}): choose another file.</source>
        <translation>{0} を読めません（{1}）。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} GB: split it and import the parts.</source>
        <translation>{0} は {1} GB を超えています。分割して読み込んでください。</translation>
    </message>
    <message>
        <source>{0} holds no labels: its first line must name the columns, at least path and label.</source>
        <translation>{0} にラベルがありません。1 行目に列の名前（少なくとも path と label）が必要です。</translation>
    </message>
    <message>
        <source>{0} holds no labels: {1}</source>
        <translation>{0} にラベルがありません: {1}</translation>
    </message>
    <message>
        <source>{0} is neither .csv nor .jsonl: name the file by one of these.</source>
        <translation>{0} は .csv でも .jsonl でもありません。どちらかの名前にしてください。</translation>
    </message>
    <message>
        <source>{0} holds no labels: each line must be as {&quot;path&quot;: &quot;/photos/1.jpg&quot;, &quot;labels&quot;: [&quot;cat&quot;]}.</source>
        <translation>{0} にラベルがありません。各行は {&quot;path&quot;: &quot;/photos/1.jpg&quot;, &quot;labels&quot;: [&quot;cat&quot;]} の形にしてください。</translation>
    </message>
    <message>
        <source>The network of {0} has not seen this photo yet: index the library.</source>
        <translation>{0} のネットワークはまだこの写真を調べていません。インデックスを作成してください。</translation>
    </message>
    <message>
        <source>It was ended early, so fewer folds have judged it.</source>
        <translation>途中で終えたため、判定に使った分割検証が少なくなっています。</translation>
    </message>
    <message>
        <source>Weights have become no finite numbers: choose a tenth of the learning_rate.</source>
        <translation>重みが有限でない値になりました。学習率を 10 分の 1 にしてください。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory free.</source>
        <translation>グラフィックカードの空きメモリーが足りません。</translation>
    </message>
    <message>
        <source>The graphics card cannot be used now ({0}).</source>
        <translation>グラフィックカードを今は使えません（{0}）。</translation>
    </message>
    <message>
        <source>It was taught on the processor instead.</source>
        <translation>代わりにプロセッサーで学習しました。</translation>
    </message>
    <message>
        <source>No NVIDIA card can be used here: choose the processor in the settings, or install torch for CUDA.</source>
        <translation>ここでは NVIDIA カードを使えません。設定でプロセッサーを選ぶか、CUDA 用の torch をインストールしてください。</translation>
    </message>
    <message>
        <source>The processor teaches.</source>
        <translation>プロセッサーで学習します。</translation>
    </message>
    <message>
        <source>The graphics card teaches.</source>
        <translation>グラフィックカードで学習します。</translation>
    </message>
    <message>
        <source>The library has changed in the meantime: teach again.</source>
        <translation>その間にライブラリが変わりました。もう一度学習させてください。</translation>
    </message>
    <message>
        <source>Only {0} of {1} labelled photos can be read now, too few to teach the network: connect the drive they lie on, or teach quickly.</source>
        <translation>ラベル付きの写真 {1} 枚のうち今読めるのは {0} 枚だけで、ネットワークの学習には足りません。ドライブを接続するか、クイックで学習させてください。</translation>
    </message>
    <message>
        <source>Another deep lesson is under way in this library: wait for its end, or cancel it.</source>
        <translation>このライブラリで別のディープ学習が進行中です。終わるのを待つか、キャンセルしてください。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}): make room there and teach again; it goes on from there.</source>
        <translation>{0} に書き込めません（{1}）。空きを増やして、もう一度学習させてください。続きから始まります。</translation>
    </message>
    <message>
        <source>It was judged by {0} folds over photos and {1} over labels.</source>
        <translation>写真での分割検証 {0} 回と、ラベルでの分割検証 {1} 回で判定しました。</translation>
    </message>
    <message>
        <source>{0} labelled photos could not be read now and took no part.</source>
        <translation>ラベル付きの写真 {0} 枚は今読めなかったため、使いませんでした。</translation>
    </message>
</context>
<context>
    <name>EstimateQuestion</name>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>This will take about {0}. Go on?</source>
        <translation>約 {0} かかります。続けますか？</translation>
    </message>
</context>
<context>
    <name>ExamplePane</name>
    <message>
        <source>Search for a part</source>
        <translation>一部分で検索</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Change the part</source>
        <translation>範囲を変更</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>Draw a box on the photo and search for what is in it (Ctrl+B)</source>
        <translation>写真の上に枠を描いて、その中身で検索します (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>ExcludesCard</name>
    <message>
        <source>Left out everywhere</source>
        <translation>すべてのフォルダーで除外するもの</translation>
    </message>
    <message>
        <source>System, trash and cache folders are always left out. Add patterns of your own, one a line.</source>
        <translation>システム、ごみ箱、キャッシュのフォルダーは常に除外されます。追加のパターンを 1 行に 1 つずつ入力してください。</translation>
    </message>
    <message>
        <source>Patterns left out everywhere</source>
        <translation>すべてのフォルダーで除外するパターン</translation>
    </message>
    <message>
        <source>Take &amp;hidden files and folders too</source>
        <translation>隠しファイルと隠しフォルダーも対象にする(&amp;H)</translation>
    </message>
    <message>
        <source>Save and index</source>
        <translation>保存してインデックスを更新</translation>
    </message>
</context>
<context>
    <name>FactDifferences</name>
    <message>
        <source>Show or hide the facts (T)</source>
        <translation>項目の表示・非表示 (T)</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>違いのみ</translation>
    </message>
    <message>
        <source>Leave out what is the same in all pictures</source>
        <translation>すべての写真で同じ項目を隠す</translation>
    </message>
    <message>
        <source>{0} of {1} facts differ</source>
        <translation>{1} 項目中 {0} 項目が異なります</translation>
    </message>
    <message>
        <source>Nothing more is known of these files.</source>
        <translation>これらのファイルについて、ほかの情報はありません。</translation>
    </message>
    <message>
        <source>Facts of the pictures</source>
        <translation>写真の情報</translation>
    </message>
</context>
<context>
    <name>FactModel</name>
    <message>
        <source>Fact</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{0}, differs</source>
        <translation>{0}、異なる</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>From</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>File name contains…</source>
        <translation>ファイル名に含む文字…</translation>
    </message>
    <message>
        <source>File name contains</source>
        <translation>ファイル名に含む文字</translation>
    </message>
    <message>
        <source>Only photos with this in their file name</source>
        <translation>ファイル名にこの文字を含む写真だけを表示します</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Only photos in this folder and below it</source>
        <translation>このフォルダーとその下にある写真だけを表示します</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>全フォルダー</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>フォルダーを選ぶ(&amp;F)…</translation>
    </message>
    <message>
        <source>Try it with &amp;sample photos</source>
        <translation>サンプル写真で試す(&amp;S)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>You can also drop a folder anywhere on this window.</source>
        <translation>フォルダーをこのウィンドウにドロップすることもできます。</translation>
    </message>
    <message>
        <source>Sample photos are made in {0}</source>
        <translation>サンプル写真は {0} に作られます</translation>
    </message>
    <message>
        <source>Sample photos are being made. They appear here in a moment.</source>
        <translation>サンプル写真を作成しています。まもなくここに表示されます。</translation>
    </message>
    <message>
        <source>Find the photos that look alike</source>
        <translation>よく似た写真を見つけましょう</translation>
    </message>
    <message>
        <source>Lookalike looks at your photos on this computer and finds similar ones.</source>
        <translation>Lookalike はこのコンピューターの写真を調べて、似ているものを見つけます。</translation>
    </message>
    <message>
        <source>Nothing leaves the computer.</source>
        <translation>写真が外部に送られることはありません。</translation>
    </message>
</context>
<context>
    <name>FolderActions</name>
    <message>
        <source>Choose a folder of photos</source>
        <translation>写真のフォルダーを選択</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>フォルダーの削除</translation>
    </message>
    <message>
        <source>Take “{0}” out of the library?</source>
        <translation>「{0}」をライブラリから外しますか?</translation>
    </message>
    <message>
        <source>Its photos stay on the disk, and what is known of them is kept.</source>
        <translation>写真はディスクに残ります。調べた内容も保存されたままです。</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>ライブラリから外す</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>It has no folders at this level.</source>
        <translation>この階層にはフォルダーがありません。</translation>
    </message>
    <message>
        <source>Labels from folders</source>
        <translation>フォルダーからラベルを付ける</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>The folders directly in it</source>
        <translation>すぐ下のフォルダー</translation>
    </message>
    <message>
        <source>The folders one level deeper</source>
        <translation>1 段深いフォルダー</translation>
    </message>
    <message>
        <source>The folders two levels deeper</source>
        <translation>2 段深いフォルダー</translation>
    </message>
    <message>
        <source>Each photo&apos;s own folder</source>
        <translation>各写真が入っているフォルダー</translation>
    </message>
    <message>
        <source>Which folders name the labels</source>
        <translation>ラベルの名前にするフォルダー</translation>
    </message>
    <message>
        <source>&amp;Labels are named after</source>
        <translation>ラベルの名前(&amp;L)</translation>
    </message>
    <message>
        <source>In this folder</source>
        <translation>対象のフォルダー</translation>
    </message>
</context>
<context>
    <name>FolderLabels</name>
    <message>
        <source>Labels from keywords</source>
        <translation>キーワードからラベルを付ける</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>Add a folder of photos first.</source>
        <translation>先に写真のフォルダーを追加してください。</translation>
    </message>
</context>
<context>
    <name>FolderRolesDialog</name>
    <message>
        <source>Folders and duplicates</source>
        <translation>フォルダーと重複</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Protected: never touched</source>
        <translation>保護: 決して変更しない</translation>
    </message>
    <message>
        <source>Left out of duplicates</source>
        <translation>重複の検索から除外</translation>
    </message>
    <message>
        <source>Role of {0}</source>
        <translation>{0} の扱い</translation>
    </message>
    <message>
        <source>Choose a folder of the library</source>
        <translation>ライブラリのフォルダーを選択</translation>
    </message>
    <message>
        <source>Nothing in a protected folder is ever moved, and its copies are the ones to keep. Photos in a folder that is left out appear in no group. A role holds for all folders below.</source>
        <translation>保護したフォルダーの中のものは決して移動されず、そのコピーが優先して残されます。除外したフォルダーの写真はどのグループにも現れません。扱いは下位のフォルダーすべてに及びます。</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
</context>
<context>
    <name>FolderTreeModel</name>
    <message>
        <source>All photos</source>
        <translation>すべての写真</translation>
    </message>
    <message>
        <source>{0}, {1} photos</source>
        <translation>{0}、{1} 枚</translation>
    </message>
    <message>
        <source>{0}, offline</source>
        <translation>{0}、オフライン</translation>
    </message>
    <message>
        <source>{0}
Offline: its drive is not connected</source>
        <translation>{0}
オフライン: ドライブが接続されていません</translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Photos in these folders and below are indexed and kept up to date while the window is open.</source>
        <translation>これらのフォルダーとその下にある写真を調べ、ウィンドウを開いている間は最新の状態に保ちます。</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Protect or leave out of duplicates…</source>
        <translation>重複での保護・除外…</translation>
    </message>
    <message>
        <source>No folder yet.</source>
        <translation>フォルダーはまだありません。</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>ルール…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真</numerusform>
        </translation>
    </message>
    <message>
        <source>offline: its drive is not plugged in, nothing is lost</source>
        <translation>オフライン: ドライブが接続されていません (何も失われていません)</translation>
    </message>
    <message>
        <source>only {0}</source>
        <translation>{0} のみ</translation>
    </message>
    <message>
        <source>without {0}</source>
        <translation>{0} を除く</translation>
    </message>
</context>
<context>
    <name>FullScreenViewer</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Photo on the whole screen</source>
        <translation>全画面の写真</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 枚中 {0} 枚目</translation>
    </message>
    <message>
        <source>Previous photo (Left)</source>
        <translation>前の写真 (←)</translation>
    </message>
    <message>
        <source>Next photo (Right)</source>
        <translation>次の写真 (→)</translation>
    </message>
    <message>
        <source>Find similar (S)</source>
        <translation>似た写真を探す (S)</translation>
    </message>
    <message>
        <source>Fit to the screen (0)</source>
        <translation>画面に合わせる (0)</translation>
    </message>
    <message>
        <source>One photo pixel for each screen pixel (1)</source>
        <translation>原寸で表示 (1)</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>全画面を終了 (Esc)</translation>
    </message>
</context>
<context>
    <name>GainPicture</name>
    <message>
        <source>Gain with its error</source>
        <translation>向上と誤差</translation>
    </message>
    <message>
        <source>{0} points, ± {1}</source>
        <translation>{0} ポイント、± {1}</translation>
    </message>
</context>
<context>
    <name>GroupDetail</name>
    <message>
        <source>Every copy is marked to go: nothing of this picture would be left.</source>
        <translation>すべてのコピーが削除対象です。この写真は 1 枚も残りません。</translation>
    </message>
    <message>
        <source>Previous group (Alt+Up)</source>
        <translation>前のグループ (Alt+↑)</translation>
    </message>
    <message>
        <source>Next group (Alt+Down)</source>
        <translation>次のグループ (Alt+↓)</translation>
    </message>
    <message>
        <source>Do as suggested</source>
        <translation>提案どおりにする</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>これだけを残す</translation>
    </message>
    <message>
        <source>Remove this</source>
        <translation>これを削除</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>重複ではない</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare (C)</source>
        <translation>比較 (C)</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 組中 {0}</translation>
    </message>
    <message>
        <source>Best shot: {0} ({1})</source>
        <translation>一番よい写真: {0}。理由: {1}</translation>
    </message>
    <message>
        <source>Suggestion: keep {0} ({1})</source>
        <translation>提案: {0} を残します。理由: {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures of one moment</source>
        <translation>
            <numerusform>同じ瞬間の写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln identical files</source>
        <translation>
            <numerusform>同一のファイル %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies of one picture</source>
        <translation>
            <numerusform>1 枚の写真のコピー %Ln 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>コピー %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>protected</source>
        <translation>保護</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未決定</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked to go</source>
        <translation>
            <numerusform>%Ln 個が削除対象</numerusform>
        </translation>
    </message>
    <message>
        <source>all are kept</source>
        <translation>すべて残す</translation>
    </message>
</context>
<context>
    <name>HeatLayer</name>
    <message>
        <source>Matters less</source>
        <translation>影響が小さい</translation>
    </message>
    <message>
        <source>Matters more</source>
        <translation>影響が大きい</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Every file that was moved or linked, with the way back.</source>
        <translation>移動またはリンクに置き換えたファイルの記録です。ここから元に戻せます。</translation>
    </message>
    <message>
        <source>Nothing was moved yet</source>
        <translation>まだ何も移動していません</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>元に戻しました</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>元に戻すものはありません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left alone</source>
        <translation>
            <numerusform>変更しなかったファイル %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash</source>
        <translation>
            <numerusform>%Ln 個のファイルをゴミ箱に移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to a folder</source>
        <translation>
            <numerusform>%Ln 個のファイルをフォルダーに移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) replaced by hard links</source>
        <translation>
            <numerusform>%Ln 個のファイルをハードリンクに置き換え</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStatus</name>
    <message>
        <source>Making sample photos</source>
        <translation>サンプル写真を作成しています</translation>
    </message>
    <message>
        <source>Duplicates are up to date</source>
        <translation>重複の検索は最新です</translation>
    </message>
    <message>
        <source>The lesson is over</source>
        <translation>学習が終わりました</translation>
    </message>
    <message>
        <source>Everything is up to date</source>
        <translation>すべて最新です</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) indexed</source>
        <translation>
            <numerusform>%Ln 枚を追加</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} gone</source>
        <translation>{0} 枚がなくなりました</translation>
    </message>
    <message>
        <source>What is done is done and can be undone; the other files stay where they are.</source>
        <translation>済んだ分は元に戻せます。ほかのファイルは元の場所にあります。</translation>
    </message>
    <message>
        <source>Indexing is stopped</source>
        <translation>インデックスの作成を止めました</translation>
    </message>
    <message>
        <source>The search for duplicates is stopped</source>
        <translation>重複の検索を中止しました</translation>
    </message>
    <message>
        <source>The search for duplicates was ended from outside</source>
        <translation>重複の検索が外部から終了されました</translation>
    </message>
    <message>
        <source>The search for duplicates has stopped on a problem</source>
        <translation>問題が起きたため重複の検索が止まりました</translation>
    </message>
    <message>
        <source>Teaching is stopped</source>
        <translation>学習を止めました</translation>
    </message>
    <message>
        <source>Teaching was ended from outside</source>
        <translation>学習が外部から終了されました</translation>
    </message>
    <message>
        <source>Teaching has stopped on a problem</source>
        <translation>問題が起きて学習が止まりました</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Ended from outside</source>
        <translation>外部から終了されました</translation>
    </message>
    <message>
        <source>Stopped on a problem</source>
        <translation>問題が起きたため止まりました</translation>
    </message>
    <message>
        <source>What it has finished is kept. Resume goes on from there.</source>
        <translation>ここまでの結果は保存されています。「再開」で続きから始めます。</translation>
    </message>
    <message>
        <source>Indexing was ended from outside</source>
        <translation>インデックスの作成が外部から終了されました</translation>
    </message>
    <message>
        <source>Indexing has stopped on a problem</source>
        <translation>問題が起きてインデックスの作成が止まりました</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>処理の進み具合</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Show which files were skipped, and why</source>
        <translation>スキップしたファイルとその理由を表示</translation>
    </message>
    <message>
        <source>Go on where the job stopped</source>
        <translation>止まったところから続ける</translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n 件をスキップ</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>写真を探しています</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>写真を読み取っています</translation>
    </message>
    <message>
        <source>Building the search index</source>
        <translation>検索用インデックスを作成しています</translation>
    </message>
    <message>
        <source>Waiting for another job</source>
        <translation>ほかの処理の終了を待っています</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>コピーを探しています</translation>
    </message>
    <message>
        <source>Looking closely at photos</source>
        <translation>写真を詳しく調べています</translation>
    </message>
    <message>
        <source>Gathering what is alike</source>
        <translation>似たものを集めています</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>写真を比べています</translation>
    </message>
    <message>
        <source>Checking groups</source>
        <translation>グループを確かめています</translation>
    </message>
    <message>
        <source>Moving files</source>
        <translation>ファイルを移動中</translation>
    </message>
    <message>
        <source>Putting files back</source>
        <translation>ファイルを元に戻しています</translation>
    </message>
    <message>
        <source>Comparing labelled photos</source>
        <translation>ラベル付きの写真を比べています</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>学習しています</translation>
    </message>
    <message>
        <source>Comparing encoders</source>
        <translation>エンコーダーを比べています</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 件中 {0} 件</translation>
    </message>
    <message>
        <source>{0} photos/s</source>
        <translation>{0} 枚/秒</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>残り {0}</translation>
    </message>
</context>
<context>
    <name>KeeperRules</name>
    <message>
        <source>In a protected folder</source>
        <translation>保護したフォルダーにある</translation>
    </message>
    <message>
        <source>In a preferred folder</source>
        <translation>優先するフォルダーにある</translation>
    </message>
    <message>
        <source>More pixels</source>
        <translation>画素数が多い</translation>
    </message>
    <message>
        <source>Better format (RAW before HEIF before JPEG)</source>
        <translation>よりよい形式（RAW、HEIF、JPEG の順）</translation>
    </message>
    <message>
        <source>Original EXIF: camera and time</source>
        <translation>元の EXIF（カメラと日時）がある</translation>
    </message>
    <message>
        <source>Sharper</source>
        <translation>より鮮明</translation>
    </message>
    <message>
        <source>Larger file</source>
        <translation>ファイルが大きい</translation>
    </message>
    <message>
        <source>Age of the file</source>
        <translation>ファイルの日付</translation>
    </message>
    <message>
        <source>Not named like a copy</source>
        <translation>コピーらしくない名前</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>KeeperRulesDialog</name>
    <message>
        <source>Which copy to keep</source>
        <translation>どのコピーを残すか</translation>
    </message>
    <message>
        <source>Rules, the weightiest first</source>
        <translation>条件（重要な順）</translation>
    </message>
    <message>
        <source>None yet: of copies that lie in several folders, those in a preferred one are kept.</source>
        <translation>まだありません。複数のフォルダーにコピーがあるとき、優先フォルダーのものを残します。</translation>
    </message>
    <message>
        <source>Preferred folders, the best first</source>
        <translation>優先するフォルダー（優先順）</translation>
    </message>
    <message>
        <source>Which file is better</source>
        <translation>どちらのファイルがよいか</translation>
    </message>
    <message>
        <source>the older file</source>
        <translation>古いファイル</translation>
    </message>
    <message>
        <source>the newer file</source>
        <translation>新しいファイル</translation>
    </message>
    <message>
        <source>Names of likely copies</source>
        <translation>コピーらしい名前</translation>
    </message>
    <message>
        <source>Names without their ending, set apart by semicolons; * stands for any text</source>
        <translation>拡張子を除いた名前をセミコロンで区切って書きます。* は任意の文字列です</translation>
    </message>
    <message>
        <source>Choose a folder whose copies are kept rather</source>
        <translation>コピーを優先して残すフォルダーを選択</translation>
    </message>
    <message>
        <source>The first rule that tells copies apart decides. Drag to change the order, untick what is not to count. Of edited copies original EXIF and the framing of most come before pixels, as a collage may be larger; how sharp they are does not count.</source>
        <translation>コピーを区別できる最初の規則で決まります。ドラッグで順序を変え、使わないものはチェックを外してください。加工された写真では、画素数より元の EXIF と、多くのコピーに共通する構図を優先します（コラージュのほうが大きいことがあるため）。鮮明さは比べません。</translation>
    </message>
    <message>
        <source>By age, keep</source>
        <translation>日付では次を残す:</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>KeyboardDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>LabelActions</name>
    <message>
        <source>Label…</source>
        <translation>ラベルを付ける…</translation>
    </message>
    <message>
        <source>Recent labels</source>
        <translation>最近使ったラベル</translation>
    </message>
    <message>
        <source>No label yet</source>
        <translation>まだラベルがありません</translation>
    </message>
</context>
<context>
    <name>LabelAsking</name>
    <message>
        <source>New name of “{0}”; the name of another label makes one of the two</source>
        <translation>「{0}」の新しい名前。ほかのラベルの名前にすると 1 つにまとまります</translation>
    </message>
    <message>
        <source>Rename label</source>
        <translation>ラベルの名前を変える</translation>
    </message>
    <message numerus="yes">
        <source>Name of the one label that %Ln label(s) become</source>
        <translation>
            <numerusform>%Ln 個のラベルをまとめた名前</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>ラベルを統合</translation>
    </message>
    <message>
        <source>Name of the number, such as a rating, an age or a price</source>
        <translation>数値の名前（評価、年齢、値段など）</translation>
    </message>
    <message numerus="yes">
        <source>Number of %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真の数値</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>LabelBox</name>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真にラベルを付ける</numerusform>
        </translation>
    </message>
    <message>
        <source>New label “{0}”</source>
        <translation>新しいラベル「{0}」</translation>
    </message>
    <message>
        <source>on {0} of them</source>
        <translation>うち {0} 枚</translation>
    </message>
    <message>
        <source>Label photos</source>
        <translation>写真にラベルを付ける</translation>
    </message>
    <message>
        <source>Name of a label</source>
        <translation>ラベルの名前</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Enter: give · Ctrl+Enter: give as the main label · Shift+Enter: take off</source>
        <translation>Enter: 付ける · Ctrl+Enter: 主なラベルにする · Shift+Enter: 外す</translation>
    </message>
</context>
<context>
    <name>LabelChanging</name>
    <message>
        <source>Select two labels or more first, with Ctrl or Shift.</source>
        <translation>先に Ctrl か Shift を使って 2 つ以上のラベルを選んでください。</translation>
    </message>
    <message>
        <source>Select photos first.</source>
        <translation>先に写真を選んでください。</translation>
    </message>
</context>
<context>
    <name>LabelExchange</name>
    <message>
        <source>Export labels</source>
        <translation>ラベルを書き出す</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>ラベルを読み込む</translation>
    </message>
    <message>
        <source>Labels (*.csv *.jsonl)</source>
        <translation>ラベル (*.csv *.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) written to “{0}”.</source>
        <translation>
            <numerusform>%Ln 枚の写真のラベルを「{0}」に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>labels from “{0}”</source>
        <translation>「{0}」のラベル</translation>
    </message>
    <message numerus="yes">
        <source>Labels of %Ln photo(s) read.</source>
        <translation>
            <numerusform>%Ln 枚の写真のラベルを読み込みました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are not in the library yet; theirs wait for them.</source>
        <translation>
            <numerusform>%Ln 枚の写真はまだライブラリにありません。追加されたときに付きます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are unknown: index their folder and import again.</source>
        <translation>
            <numerusform>%Ln 枚の写真が見つかりません。フォルダーを追加してから、もう一度読み込んでください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) make no sense.</source>
        <translation>
            <numerusform>%Ln 行は読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON lines (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>LabelHead</name>
    <message>
        <source>Accept all {0} over 50%</source>
        <translation>50% 以上の {0} 枚を承認</translation>
    </message>
    <message>
        <source>Take the likelier label</source>
        <translation>確からしいラベルにする</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Take the label off</source>
        <translation>ラベルを外す</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>ラベルを付ける…</translation>
    </message>
    <message>
        <source>Accept all over 50%</source>
        <translation>50% 以上をすべて承認</translation>
    </message>
    <message>
        <source>Take the rejection back</source>
        <translation>却下を取り消す</translation>
    </message>
    <message>
        <source>Accept all that are more likely than not (Shift+A)</source>
        <translation>可能性が 50% 以上のものをすべて承認 (Shift+A)</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>却下した写真</translation>
    </message>
    <message>
        <source>Take this label off the selected photos (U)</source>
        <translation>選んだ写真からこのラベルを外す (U)</translation>
    </message>
    <message>
        <source>Label the selected photos (L)</source>
        <translation>選んだ写真にラベルを付ける (L)</translation>
    </message>
    <message>
        <source>Photos and suggestions</source>
        <translation>写真と候補</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>確からしい候補</translation>
    </message>
    <message>
        <source>Useful to answer</source>
        <translation>答えると役立つ</translation>
    </message>
</context>
<context>
    <name>LabelKeys</name>
    <message>
        <source>Accept the suggestion</source>
        <translation>候補を承認</translation>
    </message>
    <message>
        <source>Accept all suggestions over 50%</source>
        <translation>50% 以上の候補をすべて承認</translation>
    </message>
    <message>
        <source>Reject the suggestion</source>
        <translation>候補を却下</translation>
    </message>
    <message>
        <source>Take this label off</source>
        <translation>このラベルを外す</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>次のタブ</translation>
    </message>
    <message>
        <source>Find a label</source>
        <translation>ラベルを探す</translation>
    </message>
    <message>
        <source>Labels from folders…</source>
        <translation>フォルダーからラベルを付ける…</translation>
    </message>
    <message>
        <source>Labels from keywords in photos…</source>
        <translation>写真のキーワードからラベルを付ける…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変える…</translation>
    </message>
    <message>
        <source>Merge the selected labels…</source>
        <translation>選んだラベルを統合…</translation>
    </message>
    <message>
        <source>Delete label</source>
        <translation>ラベルを削除</translation>
    </message>
    <message>
        <source>Give the selected photos a number…</source>
        <translation>選んだ写真に数値を付ける…</translation>
    </message>
    <message>
        <source>Read ratings from the photos</source>
        <translation>写真から評価を読む</translation>
    </message>
    <message>
        <source>Read years from the photos</source>
        <translation>写真から撮影年を読む</translation>
    </message>
    <message>
        <source>Read capture times from the photos</source>
        <translation>写真から撮影日時を読む</translation>
    </message>
    <message>
        <source>Read sizes from the photos</source>
        <translation>写真から大きさを読む</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>ラベルを書き出す…</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>ラベルを読み込む…</translation>
    </message>
</context>
<context>
    <name>LabelList</name>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
</context>
<context>
    <name>LabelListModel</name>
    <message>
        <source>{0} photos</source>
        <translation>{0} 枚の写真</translation>
    </message>
</context>
<context>
    <name>LabelPlanDialog</name>
    <message>
        <source>Merge</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>とばす</translation>
    </message>
    <message>
        <source>Give labels</source>
        <translation>ラベルを付ける</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>No photo has keywords.</source>
        <translation>キーワードのある写真はありません。</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>やはり付ける</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Give the selected rows the label of the first (Ctrl+M)</source>
        <translation>選んだ行に最初の行のラベルを付ける (Ctrl+M)</translation>
    </message>
    <message>
        <source>Leave the selected rows out, or take them in again (Space)</source>
        <translation>選んだ行をとばす、またはやはり付ける (スペース)</translation>
    </message>
    <message>
        <source>Untick what you want to skip. Rename a label with F2; two of one name become one label.</source>
        <translation>とばすものはチェックを外してください。F2 でラベルの名前を変えられます。同じ名前は 1 つのラベルになります。</translation>
    </message>
</context>
<context>
    <name>LabelShelf</name>
    <message>
        <source>From folders…</source>
        <translation>フォルダーから…</translation>
    </message>
    <message>
        <source>More about labels</source>
        <translation>ラベルのその他の操作</translation>
    </message>
    <message>
        <source>Teach…</source>
        <translation>学習させる…</translation>
    </message>
    <message>
        <source>All {0} remarks…</source>
        <translation>{0} 件の注意をすべて見る…</translation>
    </message>
    <message>
        <source>Before the program is taught</source>
        <translation>学習の前に</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Take labels from the names of your folders (Ctrl+L)</source>
        <translation>フォルダーの名前からラベルを付ける (Ctrl+L)</translation>
    </message>
    <message>
        <source>Find a label</source>
        <translation>ラベルを探す</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Unlabelled</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>Possibly mislabelled</source>
        <translation>ラベル違いの疑い</translation>
    </message>
    <message>
        <source>Same or different?</source>
        <translation>同じ？ 違う？</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Select photos and press L, a key from 1 to 9, or drag them onto a label.</source>
        <translation>写真を選んで L か 1〜9 のキーを押すか、ラベルの上にドラッグしてください。</translation>
    </message>
    <message>
        <source>The most doubtful first. Choose a photo to see why.</source>
        <translation>疑わしい順に並んでいます。写真を選ぶと理由が表示されます。</translation>
    </message>
    <message>
        <source>Drag photos onto another label to give them that one too.</source>
        <translation>ほかのラベルにドラッグすると、そのラベルも付きます。</translation>
    </message>
    <message>
        <source>They have no label yet and look like it. What you reject never comes back.</source>
        <translation>まだラベルがなく、よく似ている写真です。却下した写真は二度と出ません。</translation>
    </message>
    <message>
        <source>The program is unsure of these: each answer, yes or no, teaches it most.</source>
        <translation>判断に迷っている写真です。答えると最も学習に役立ちます。</translation>
    </message>
    <message>
        <source>You said that these are something else.</source>
        <translation>違うと答えた写真です。</translation>
    </message>
    <message>
        <source>A few quick answers on pairs that teach most.</source>
        <translation>学習に最も役立つ組に、手早く答えてください。</translation>
    </message>
    <message>
        <source>{0} sure</source>
        <translation>確からしさ {0}</translation>
    </message>
    <message>
        <source>{0} sure: it looks most like {1}</source>
        <translation>確からしさ {0}: 最も似ているのは {1}</translation>
    </message>
    <message>
        <source>{0} → {1}?</source>
        <translation>{0} → {1}？</translation>
    </message>
    <message>
        <source>Labelled “{0}”, but all photos it looks like are “{1}” ({3}° from a usual “{0}”)</source>
        <translation>ラベルは「{0}」ですが、似ている写真はすべて「{1}」です（普通の「{0}」から {3}°）</translation>
    </message>
    <message>
        <source>Labelled “{0}”, but it looks more like “{1}”: {2} of what is near agrees ({3}° from a usual “{0}”)</source>
        <translation>ラベルは「{0}」ですが、「{1}」のほうに似ています（近くの写真の一致は {2}、普通の「{0}」から {3}°）</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Add the folders that hold your photos; then label them.</source>
        <translation>写真の入ったフォルダーを追加してから、ラベルを付けてください。</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>まだ写真がありません</translation>
    </message>
    <message>
        <source>Every labelled photo looks like the others of its label, or there are too few to tell.</source>
        <translation>ラベルを付けた写真は、どれも同じラベルの写真に似ています。または、判断できるだけの枚数がありません。</translation>
    </message>
    <message>
        <source>Nothing looks mislabelled</source>
        <translation>ラベル違いは見当たりません</translation>
    </message>
    <message>
        <source>What you reject among the suggestions is kept here.</source>
        <translation>候補で却下した写真がここに残ります。</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>却下した写真はありません</translation>
    </message>
    <message>
        <source>No photo without a label looks like it. Choose another label, or label a few more by hand.</source>
        <translation>ラベルのない写真に、似たものはありません。ほかのラベルを選ぶか、手でもう少しラベルを付けてください。</translation>
    </message>
    <message>
        <source>Nothing to suggest</source>
        <translation>候補はありません</translation>
    </message>
    <message>
        <source>Look at what is possibly mislabelled, or teach the program.</source>
        <translation>ラベル違いの疑いを確かめるか、学習させてください。</translation>
    </message>
    <message>
        <source>Teach the program…</source>
        <translation>学習させる…</translation>
    </message>
    <message>
        <source>Every photo has a label</source>
        <translation>すべての写真にラベルがあります</translation>
    </message>
    <message>
        <source>Its photos are not in the library now: plug in their drive or add their folder.</source>
        <translation>その写真は今ライブラリにありません。ドライブを接続するか、フォルダーを追加してください。</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>写真はありません</translation>
    </message>
</context>
<context>
    <name>LabelWriting</name>
    <message numerus="yes">
        <source>“{0}” for %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真に「{0}」</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) labelled “{0}”.</source>
        <translation>
            <numerusform>%Ln 枚の写真に「{0}」を付けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” off %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真から「{0}」を外す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” taken off %Ln photo(s).</source>
        <translation>
            <numerusform>%Ln 枚の写真から「{0}」を外しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” first for %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真の主なラベルを「{0}」に</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have “{0}” as their main label.</source>
        <translation>
            <numerusform>%Ln 枚の写真の主なラベルを「{0}」にしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to change.</source>
        <translation>変えるものはありませんでした。</translation>
    </message>
</context>
<context>
    <name>LabelsPage</name>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>Nothing to go by yet</source>
        <translation>まだ手がかりがありません</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>The lesson was ended from outside. Resume goes on from its last checkpoint.</source>
        <translation>学習が外部から終了されました。「再開」で、最後に保存したところから続けます。</translation>
    </message>
    <message>
        <source>The lesson has stopped on a problem.</source>
        <translation>問題が起きて学習が止まりました。</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>名前で絞り込む</translation>
    </message>
    <message>
        <source>Show only photos whose name contains this (Ctrl+F)</source>
        <translation>名前にこの文字を含む写真だけを表示します (Ctrl+F)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>写真の並び順</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>フォルダー順</translation>
    </message>
    <message>
        <source>Largest file first</source>
        <translation>ファイルの大きい順</translation>
    </message>
    <message>
        <source>Last added first</source>
        <translation>追加した順</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>写真の表示サイズ</translation>
    </message>
    <message>
        <source>Size of the photos (Ctrl and + - 0)</source>
        <translation>写真の表示サイズ (Ctrl と + - 0)</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} 枚</translation>
    </message>
    <message>
        <source>Photos appear here as they are found.</source>
        <translation>見つかった写真からここに表示されます。</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>写真はまだありません</translation>
    </message>
    <message>
        <source>Change the filter text, or choose another folder at the left.</source>
        <translation>絞り込みの文字を変えるか、左で別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>No photo matches</source>
        <translation>該当する写真がありません</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>ライブラリから外す…</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>Side by side</source>
        <translation>並べて表示</translation>
    </message>
    <message>
        <source>Side by side (D or S again)</source>
        <translation>並べて表示 (D または S をもう一度)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差分</translation>
    </message>
    <message>
        <source>What differs, made stronger (D)</source>
        <translation>違いを強調して表示 (D)</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>スライダー</translation>
    </message>
    <message>
        <source>One picture over the other (S); Ctrl+Left and Right slide</source>
        <translation>2 枚を重ねて表示 (S)。Ctrl+←/→ で境界を動かす</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>Zoom and move all pictures together (L)</source>
        <translation>すべての写真を一緒に拡大・移動する (L)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>縮小 (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>拡大 (+)</translation>
    </message>
    <message>
        <source>Fit to the window (0)</source>
        <translation>ウィンドウに合わせる (0)</translation>
    </message>
    <message>
        <source>One photo pixel for each screen pixel (Z)</source>
        <translation>原寸で表示 (Z)</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Zoom {0}</source>
        <translation>拡大率 {0}</translation>
    </message>
    <message>
        <source>Swap the two pictures while held (F or Space)</source>
        <translation>押している間、2 枚を入れ替える (F またはスペース)</translation>
    </message>
</context>
<context>
    <name>LooksCard</name>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>ライブラリを開けません</translation>
    </message>
</context>
<context>
    <name>MarkedFoot</name>
    <message>
        <source>Mark by rule…</source>
        <translation>条件でまとめて選ぶ…</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Preview the plan…</source>
        <translation>計画を確認…</translation>
    </message>
    <message>
        <source>Mark copies in many groups at once (Ctrl+R)</source>
        <translation>多くのグループのコピーをまとめて選ぶ (Ctrl+R)</translation>
    </message>
    <message>
        <source>See what would happen before anything does (Ctrl+Enter)</source>
        <translation>実行する前に、何が起こるかを確認する (Ctrl+Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) marked to go</source>
        <translation>
            <numerusform>%Ln 個のファイルが削除対象</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is marked yet</source>
        <translation>まだ何も選ばれていません</translation>
    </message>
</context>
<context>
    <name>MarkingDialog</name>
    <message>
        <source>&amp;Every copy but</source>
        <translation>次の1枚以外すべて(&amp;E)：</translation>
    </message>
    <message>
        <source>Only copies in this &amp;folder and below it</source>
        <translation>このフォルダーとその下にあるコピーだけ(&amp;F)</translation>
    </message>
    <message>
        <source>Only files &amp;identical to one that stays</source>
        <translation>残すファイルと中身が同じものだけ(&amp;I)</translation>
    </message>
    <message>
        <source>Leave groups alone that I have &amp;decided on</source>
        <translation>すでに決めたグループは変えない(&amp;D)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>選ぶ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Mark by rule: {0}</source>
        <translation>条件でまとめて選ぶ: {0}</translation>
    </message>
    <message>
        <source>The copy that stays</source>
        <translation>残すコピー</translation>
    </message>
    <message>
        <source>the suggested one</source>
        <translation>提案されたもの</translation>
    </message>
    <message>
        <source>the one with most pixels</source>
        <translation>画素数が最も多いもの</translation>
    </message>
    <message>
        <source>the largest file</source>
        <translation>最も大きいファイル</translation>
    </message>
    <message>
        <source>the smallest file</source>
        <translation>最も小さいファイル</translation>
    </message>
    <message>
        <source>the oldest file</source>
        <translation>最も古いファイル</translation>
    </message>
    <message>
        <source>the newest file</source>
        <translation>最も新しいファイル</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Which copies shall be marked to go?</source>
        <translation>どのコピーを削除対象にしますか？</translation>
    </message>
    <message>
        <source>One copy of each picture always stays. Nothing is moved before you have seen the plan.</source>
        <translation>どの写真も必ず 1 つは残ります。計画を確認するまで、何も移動しません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 個のファイル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln group(s)</source>
        <translation>
            <numerusform>（%Ln グループ）</numerusform>
        </translation>
    </message>
    <message>
        <source>This rule marks nothing.</source>
        <translation>この条件に当てはまるものはありません。</translation>
    </message>
</context>
<context>
    <name>ModeChoice</name>
    <message>
        <source>&amp;Quick</source>
        <translation>クイック(&amp;Q)</translation>
    </message>
    <message>
        <source>Learns which differences matter, on what is already known of each photo.</source>
        <translation>写真ごとにすでに分かっている特徴から、どの違いが大切かを学びます。</translation>
    </message>
    <message>
        <source>Takes seconds. The right choice nearly always.</source>
        <translation>数秒で終わります。ほとんどの場合、こちらが最適です。</translation>
    </message>
    <message>
        <source>&amp;Deep</source>
        <translation>ディープ(&amp;D)</translation>
    </message>
    <message>
        <source>Also changes the last layers of the network itself, with changed copies of your photos.</source>
        <translation>写真を変化させながら、ネットワークの最後の層そのものも変えます。</translation>
    </message>
    <message>
        <source>Takes minutes to hours; how long is told before it goes on. Then every photo is read again.</source>
        <translation>数分から数時間かかります。先に時間の見積もりを示します。その後、すべての写真を読み直します。</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>NoDuplicates</name>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>まだ写真がありません</translation>
    </message>
    <message>
        <source>Add the folders that hold your photos; then duplicates can be found.</source>
        <translation>写真の入ったフォルダーを追加すると、重複を探せるようになります。</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>重複を探しています…</translation>
    </message>
    <message>
        <source>They appear here as soon as every photo has been compared.</source>
        <translation>すべての写真を見比べ終わると、ここに表示されます。</translation>
    </message>
    <message>
        <source>What do you have twice?</source>
        <translation>重複している写真は？</translation>
    </message>
    <message>
        <source>Lookalike compares your photos with each other, even cropped, rotated or saved again. Nothing is moved before you say so.</source>
        <translation>Lookalike は写真どうしを見比べます。切り抜き、回転、再保存された写真も見つけます。指示するまで、何も移動しません。</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>重複を探す</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度探す</translation>
    </message>
    <message>
        <source>{0}: none</source>
        <translation>{0}: ありません</translation>
    </message>
    <message>
        <source>Photos have come in since the last search</source>
        <translation>前回の検索のあとに写真が加わっています</translation>
    </message>
    <message>
        <source>The photos compared before have no duplicates.</source>
        <translation>それまでに比較した写真に重複はありません。</translation>
    </message>
    <message>
        <source>Every photo was compared with all others.</source>
        <translation>すべての写真を互いに見比べました。</translation>
    </message>
    <message>
        <source>You have nothing twice</source>
        <translation>重複はありません</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Rating</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>撮影年</translation>
    </message>
    <message>
        <source>Capture time</source>
        <translation>撮影日時</translation>
    </message>
    <message>
        <source>Size in megapixels</source>
        <translation>大きさ（メガピクセル）</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>The sizes differ ({0} and {1}): picture {2} is fitted to picture 1.</source>
        <translation>大きさが異なるため ({0} と {1})、写真 {2} を写真 1 に合わせて比較しています。</translation>
    </message>
    <message>
        <source>Striped: only in picture 1.</source>
        <translation>縞模様の部分は写真 1 にだけあります。</translation>
    </message>
    <message>
        <source>Picture {0} shows more than picture 1.</source>
        <translation>写真 {0} には写真 1 にない部分があります。</translation>
    </message>
    <message>
        <source>No difference: every pixel is the same.</source>
        <translation>違いはありません。すべての画素が同じです。</translation>
    </message>
    <message>
        <source>No difference that can be seen; shown {0} times as strong.</source>
        <translation>目に見える違いはありません。{0} 倍に強調して表示しています。</translation>
    </message>
    <message>
        <source>{0}% of the picture differs visibly; shown {1} times as strong.</source>
        <translation>写真の {0}% に目に見える違いがあります。{1} 倍に強調して表示しています。</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Find duplicates</source>
        <translation>重複を探す</translation>
    </message>
    <message numerus="yes">
        <source>Compare %Ln new photo(s)</source>
        <translation>
            <numerusform>新しい写真 %Ln 枚を比較</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the photos that are new since the last time (Ctrl+D)</source>
        <translation>前回より後に加わった写真を比べる (Ctrl+D)</translation>
    </message>
    <message>
        <source>Rules, folders and history</source>
        <translation>条件、フォルダー、履歴</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove {0} (keys {1}, X)</source>
        <translation>{0} を削除する ({1}、X の順に押す)</translation>
    </message>
    <message>
        <source>Keep {0} (keys {1}, K)</source>
        <translation>{0} を残す ({1}、K の順に押す)</translation>
    </message>
    <message>
        <source>Picture {0}: {1}</source>
        <translation>写真 {0}: {1}</translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message>
        <source>View full screen</source>
        <translation>全画面で表示</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た写真を探す</translation>
    </message>
    <message>
        <source>Add to search: more like this</source>
        <translation>検索に追加: これに似たもの</translation>
    </message>
    <message>
        <source>Add to search: less like this</source>
        <translation>検索に追加: これに似ていないもの</translation>
    </message>
    <message>
        <source>Open in default program</source>
        <translation>既定のアプリで開く</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>ごみ箱に移動…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s) copied.</source>
        <translation>
            <numerusform>%Ln 件のパスをコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” is not there now. Plug in its drive, or index its folder again.</source>
        <translation>「{0}」は今ここにありません。ドライブを接続するか、フォルダーのインデックスを更新してください。</translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Zoom {0}%</source>
        <translation>拡大率 {0}%</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
</context>
<context>
    <name>PhotoListModel</name>
    <message>
        <source>similarity {0}</source>
        <translation>類似度 {0}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>オフライン</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>{0} of {1} with the same label</source>
        <translation>{1} 枚中 {0} 枚が同じラベル</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Find this part</source>
        <translation>この部分で検索</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Open the photo (Enter)</source>
        <translation>写真を開く (Enter)</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Places</source>
        <translation>場所</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show {0} in the file manager</source>
        <translation>{0} をファイルマネージャーで表示</translation>
    </message>
</context>
<context>
    <name>PlanCount</name>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln 個のラベル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <translation>{1}に{0}</translation>
    </message>
    <message>
        <source>{0} have none</source>
        <translation>{0} 枚には付きません</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>I &amp;have read this and want it so</source>
        <translation>内容を読み、このとおり実行します(&amp;H)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>By folder ({0})</source>
        <translation>フォルダー別 ({0})</translation>
    </message>
    <message>
        <source>Files ({0})</source>
        <translation>ファイル ({0})</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>表として (CSV)…</translation>
    </message>
    <message>
        <source>For programs (JSON)…</source>
        <translation>プログラム用 (JSON)…</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message numerus="yes">
        <source>A copy stays of %Ln picture(s).</source>
        <translation>
            <numerusform>%Ln 枚の写真のコピーがそれぞれ残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each file is checked once more before it is moved, and it can be undone.</source>
        <translation>移動の直前にファイルをもう一度確認します。後から元に戻せます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) go to the trash</source>
        <translation>
            <numerusform>%Ln 個のファイルをゴミ箱へ移動</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>ゴミ箱に移動</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) become hard links</source>
        <translation>
            <numerusform>%Ln 個のファイルをハードリンクに置き換え</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace by links</source>
        <translation>リンクに置き換える</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) move to a folder</source>
        <translation>
            <numerusform>%Ln 個のファイルをフォルダーへ移動</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to the folder</source>
        <translation>フォルダーに移動</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
</context>
<context>
    <name>PlanTables</name>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>フォルダー別</translation>
    </message>
    <message>
        <source>no copy stays</source>
        <translation>残るコピーなし</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>残るコピー</translation>
    </message>
</context>
<context>
    <name>PlanningView</name>
    <message>
        <source>Teach</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>First put right what is said above.</source>
        <translation>先に上の点を直してください。</translation>
    </message>
    <message>
        <source>The method is chosen for you. What you use now stays until this is better.</source>
        <translation>手法は自動で選ばれます。良くならないかぎり、今のものを使い続けます。</translation>
    </message>
    <message numerus="yes">
        <source>%n own setting(s)</source>
        <translation>
            <numerusform>変更した設定 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Method: {0}</source>
        <translation>手法: {0}</translation>
    </message>
    <message>
        <source>chosen by the program</source>
        <translation>自動で付けます</translation>
    </message>
    <message>
        <source>&amp;Name of the new encoder</source>
        <translation>新しいエンコーダーの名前(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the new encoder</source>
        <translation>新しいエンコーダーの名前</translation>
    </message>
    <message>
        <source>Begin to teach (Ctrl+Enter)</source>
        <translation>学習を始める (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Teach it what alike means to you</source>
        <translation>あなたにとっての「似ている」を教える</translation>
    </message>
</context>
<context>
    <name>PointMapView</name>
    <message>
        <source>Map of the held-out photos</source>
        <translation>確認用の写真の地図</translation>
    </message>
    <message>
        <source>{0} photos of {1} labels</source>
        <translation>{1} 個のラベルの写真 {0} 枚</translation>
    </message>
    <message>
        <source>The map of held-out photos comes with the first step.</source>
        <translation>最初のステップで、確認用の写真の地図が現れます。</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Find similar</source>
        <translation>似た写真を探す</translation>
    </message>
    <message>
        <source>Find a part of this photo</source>
        <translation>この写真の一部分で検索</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>写真を開く</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>カメラの記録</translation>
    </message>
    <message>
        <source>About the photo</source>
        <translation>写真の情報</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>保存場所</translation>
    </message>
    <message>
        <source>Offline: connect its drive to open it.</source>
        <translation>オフライン: 開くにはドライブを接続してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation>
            <numerusform>%n 枚を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a photo to see more about it.</source>
        <translation>写真を選ぶと詳しい情報が表示されます。</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} ピクセル</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>類似度</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>撮影日時</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新日時</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Show all photos labelled {0}</source>
        <translation>ラベル「{0}」の写真をすべて表示</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>戻る (Alt+←)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>進む (Alt+→)</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>見本を追加</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>新しい検索</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>検索条件</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>クリップボードから</translation>
    </message>
    <message>
        <source>Or drop a photo on this bar</source>
        <translation>写真をここにドロップすることもできます</translation>
    </message>
</context>
<context>
    <name>Readable</name>
    <message>
        <source>{0}%</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 時間 {1} 分</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>ResultRows</name>
    <message>
        <source>The photo looked for</source>
        <translation>探す写真</translation>
    </message>
    <message>
        <source>Found before</source>
        <translation>学習前の結果</translation>
    </message>
    <message>
        <source>Found after</source>
        <translation>学習後の結果</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>別の写真</translation>
    </message>
    <message>
        <source>The library has no photos to look for now.</source>
        <translation>今は探せる写真がライブラリにありません。</translation>
    </message>
    <message>
        <source>Press any photo to look for that one. Labelled photos were part of the lesson; try others too.</source>
        <translation>写真を押すと、その写真で探します。ラベル付きの写真は学習に使われたので、ほかの写真でも試してください。</translation>
    </message>
    <message>
        <source>What one photo finds with either</source>
        <translation>1 枚の写真で見つかるものの比較</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Filters</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>写真を選ぶ…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>画像を貼り付け</translation>
    </message>
    <message>
        <source>Drop a photo here, or choose Find similar on any photo of your library. Combine several: more like these, less like that.</source>
        <translation>写真をここにドロップするか、ライブラリの写真で「似た写真を探す」を選んでください。「これに似たもの」と「これに似ていないもの」を組み合わせることもできます。</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>どんな写真を探しますか?</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>This search did not work</source>
        <translation>検索できませんでした</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>{1} 枚中 {0} 枚</translation>
    </message>
    <message>
        <source>Found in {0} ms</source>
        <translation>{0} ミリ秒で検索しました</translation>
    </message>
    <message>
        <source>Move the threshold to the left to see what is less similar.</source>
        <translation>しきい値を左に動かすと、類似度の低い写真も表示されます。</translation>
    </message>
    <message>
        <source>Nothing is that similar</source>
        <translation>それほど似た写真はありません</translation>
    </message>
    <message>
        <source>Change or clear the filters above.</source>
        <translation>上の絞り込みを変更するか解除してください。</translation>
    </message>
    <message>
        <source>No photo passes the filters</source>
        <translation>絞り込みに合う写真がありません</translation>
    </message>
    <message>
        <source>Show which regions made the selected photo a match (Ctrl+I)</source>
        <translation>選んだ写真のどの部分が似ているかを表示します (Ctrl+I)</translation>
    </message>
    <message>
        <source>Search only in a folder, a time or a format (Ctrl+F)</source>
        <translation>フォルダー、期間、形式で検索を絞り込みます (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>These files have the same bytes, so they cannot be told apart.</source>
        <translation>内容がまったく同じファイルなので、区別できません。</translation>
    </message>
    <message>
        <source>{0} lies in a protected folder, so it stays.</source>
        <translation>{0} は保護されたフォルダーにあるため、残ります。</translation>
    </message>
    <message>
        <source>Order of the groups</source>
        <translation>グループの並び順</translation>
    </message>
    <message>
        <source>Most room first</source>
        <translation>空き容量の多い順</translation>
    </message>
    <message>
        <source>Most copies first</source>
        <translation>コピーの多い順</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>フォルダー別</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>確かさの低い順</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules for {0}</source>
        <translation>{0} のルール</translation>
    </message>
    <message>
        <source>One pattern a line, such as *.jpg or Albums/2019/*, for names and for paths in this folder.</source>
        <translation>*.jpg や Albums/2019/* のように、名前またはこのフォルダー内のパスのパターンを 1 行に 1 つずつ入力してください。</translation>
    </message>
    <message>
        <source>&amp;Only these (empty = all photos)</source>
        <translation>これだけを対象にする (空欄 = すべての写真)(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Leave these out</source>
        <translation>除外するもの(&amp;L)</translation>
    </message>
    <message>
        <source>Take &amp;hidden files and folders too</source>
        <translation>隠しファイルと隠しフォルダーも対象にする(&amp;H)</translation>
    </message>
    <message>
        <source>Save and index</source>
        <translation>保存してインデックスを更新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>RunningView</name>
    <message>
        <source>Stop and keep the best</source>
        <translation>止めて最良のものを残す</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>It waits for the job that is running.</source>
        <translation>実行中の作業が終わるのを待っています。</translation>
    </message>
    <message>
        <source>Teaching…</source>
        <translation>学習しています…</translation>
    </message>
    <message>
        <source>Getting the labelled photos ready.</source>
        <translation>ラベル付きの写真を準備しています。</translation>
    </message>
    <message>
        <source>{0} done</source>
        <translation>{0} 完了</translation>
    </message>
    <message>
        <source>Keeping the best…</source>
        <translation>最良のものを残しています…</translation>
    </message>
    <message>
        <source>Trying it on photos held back…</source>
        <translation>取り分けた写真で試しています…</translation>
    </message>
    <message>
        <source>Teaching with every labelled photo…</source>
        <translation>ラベル付きのすべての写真で学習しています…</translation>
    </message>
    <message>
        <source>Teaching the network itself…</source>
        <translation>ネットワークそのものを学習しています…</translation>
    </message>
    <message>
        <source>End the lesson soon: what is there is judged by fewer trials, and kept</source>
        <translation>学習を早めに終えます。少ない試行で判定し、結果を残します</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>残り {0}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>What the method makes smaller.</source>
        <translation>手法が小さくしていく値です。</translation>
    </message>
    <message>
        <source>Same label found (MAP@R)</source>
        <translation>同じラベルが見つかる割合 (MAP@R)</translation>
    </message>
    <message>
        <source>Of the photos that should come first, how many do; measured on photos held back.</source>
        <translation>上位に来るべき写真のうち、実際に来た割合です。取り分けた写真で測っています。</translation>
    </message>
    <message>
        <source>Nearest is right (recall@1)</source>
        <translation>最も近い写真が正しい割合 (recall@1)</translation>
    </message>
    <message>
        <source>How often the most alike photo has the same label; measured on photos held back.</source>
        <translation>最も似た写真が同じラベルである割合です。取り分けた写真で測っています。</translation>
    </message>
    <message>
        <source>Still to learn from</source>
        <translation>まだ学べるもの</translation>
    </message>
    <message>
        <source>Share of the comparisons (triplets) in a batch that are not yet as they should be.</source>
        <translation>バッチ内の比較（三つ組）のうち、まだ正しくないものの割合です。</translation>
    </message>
    <message>
        <source>Only methods that compare pairs or triplets have such a share.</source>
        <translation>組や三つ組を比べる手法だけにある値です。</translation>
    </message>
</context>
<context>
    <name>ScoreSlider</name>
    <message>
        <source>At least</source>
        <translation>類似度</translation>
    </message>
    <message>
        <source>Least similarity</source>
        <translation>類似度の下限</translation>
    </message>
    <message>
        <source>Hide photos that are less similar than this (arrow keys, Page Up, Page Down)</source>
        <translation>類似度がこれより低い写真を隠します (矢印キー、Page Up、Page Down)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>すべて</translation>
    </message>
</context>
<context>
    <name>SearchActions</name>
    <message>
        <source>There is no photo to take. Copy a picture or photo files first.</source>
        <translation>使える写真がありません。先に画像または写真のファイルをコピーしてください。</translation>
    </message>
    <message>
        <source>Choose photos to search with</source>
        <translation>検索に使う写真を選択</translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation>写真 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s) added to the search.</source>
        <translation>
            <numerusform>%Ln 枚の見本を検索に追加しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>SearchCard</name>
    <message>
        <source>How photos are compared</source>
        <translation>写真の比べ方</translation>
    </message>
    <message>
        <source>Another encoder has every photo looked at again; the vectors made before are kept.</source>
        <translation>エンコーダーを変えると、すべての写真を調べ直します。以前に作ったベクトルは残ります。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>プロセッサー (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA グラフィックスカード (CUDA)</translation>
    </message>
    <message>
        <source>Full (32-bit)</source>
        <translation>標準 (32 ビット)</translation>
    </message>
    <message>
        <source>Fast (8-bit)</source>
        <translation>高速 (8 ビット)</translation>
    </message>
    <message>
        <source>&amp;Encoder</source>
        <translation>エンコーダー(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Runs on</source>
        <translation>実行に使う装置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>From a file of your own…</source>
        <translation>自分のファイルから…</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.pth *.pt)</source>
        <translation>チェックポイント (*.safetensors *.pth *.pt)</translation>
    </message>
    <message>
        <source>Choose the weights of an encoder</source>
        <translation>エンコーダーの重みファイルを選ぶ</translation>
    </message>
    <message>
        <source>{0} (download, {1} MB)</source>
        <translation>{0} (ダウンロード {1} MB)</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>part of the photo</source>
        <translation>写真の一部</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>新しい検索</translation>
    </message>
    <message>
        <source>Why was this found?</source>
        <translation>見つかった理由</translation>
    </message>
    <message>
        <source>“{0}” is not there now. Plug in its drive, or take it out of the search.</source>
        <translation>「{0}」は今ここにありません。ドライブを接続するか、検索から外してください。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Where the library lies</source>
        <translation>ライブラリの保存場所</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Remembered: these are not duplicates.</source>
        <translation>重複ではないことを記憶しました。</translation>
    </message>
    <message>
        <source>“{0}” is protected now; change that under Protected and left-out folders.</source>
        <translation>「{0}」を保護しました。「保護・対象外のフォルダー」で変更できます。</translation>
    </message>
    <message>
        <source>“{0}” is left out now; change that under Protected and left-out folders.</source>
        <translation>「{0}」を対象から外しました。「保護・対象外のフォルダー」で変更できます。</translation>
    </message>
    <message>
        <source>Copies in “{0}” are kept rather than others now; change that under Which copy to keep.</source>
        <translation>「{0}」のコピーを優先して残すようにしました。「どのコピーを残すか」で変更できます。</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Export the groups</source>
        <translation>グループを書き出す</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>For programs (*.json)</source>
        <translation>プログラム用 (*.json)</translation>
    </message>
    <message>
        <source>The groups are in {0}.</source>
        <translation>グループを {0} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Shares</name>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
</context>
<context>
    <name>SkippedDialog</name>
    <message>
        <source>Copy list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>スキップしたファイル</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Show only files skipped for this reason</source>
        <translation>この理由でスキップしたファイルだけを表示</translation>
    </message>
    <message>
        <source>All reasons ({0})</source>
        <translation>すべての理由 ({0})</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n 個のファイルをスキップしました</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay where they are. Each is tried again when it changes.</source>
        <translation>ファイルは元の場所にあります。内容が変わると、もう一度試します。</translation>
    </message>
</context>
<context>
    <name>SkippedFiles</name>
    <message>
        <source>No file was skipped.</source>
        <translation>スキップしたファイルはありません。</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Label photos…</source>
        <translation>写真にラベルを付ける…</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>{0} ({1} photos)</source>
        <translation>{0}（{1} 枚）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a number</source>
        <translation>
            <numerusform>数値のある写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln 個のラベル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 枚の写真</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{1}に{0}</translation>
    </message>
    <message>
        <source>Photos with a similar value shall lie near each other: {0}.</source>
        <translation>値の近い写真が近くなるようにします: {0}</translation>
    </message>
    <message>
        <source>It takes at least {0} photos with this number.</source>
        <translation>この数値のある写真が {0} 枚以上必要です。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) on pairs</source>
        <translation>
            <numerusform>組への回答 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Without labels it learns from what you said of pairs: same or different.</source>
        <translation>ラベルがないので、組への「同じ」「違う」の回答から学びます。</translation>
    </message>
    <message>
        <source>It takes at least {0} answers, some of either kind.</source>
        <translation>「同じ」と「違う」の両方を含む {0} 件以上の回答が必要です。</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>学習に使うもの</translation>
    </message>
</context>
<context>
    <name>StateBadge</name>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>未決定</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>To the &amp;trash</source>
        <translation>ゴミ箱へ(&amp;T)</translation>
    </message>
    <message>
        <source>To a &amp;folder</source>
        <translation>フォルダーへ(&amp;F)</translation>
    </message>
    <message>
        <source>Replace by hard &amp;links</source>
        <translation>ハードリンクに置き換える(&amp;L)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>They lie below it as they lay in your folders.</source>
        <translation>元のフォルダー構成のまま、その中に移されます。</translation>
    </message>
    <message>
        <source>Choose the folder that the files move to</source>
        <translation>移動先のフォルダーを選択</translation>
    </message>
    <message>
        <source>Each name stays and takes no room of its own: it is one file with the copy that is kept.</source>
        <translation>名前はそのまま残り、容量は使いません。残すコピーと同じ 1 つのファイルになります。</translation>
    </message>
    <message>
        <source>Only for identical files on one drive: this plan has others too.</source>
        <translation>同じドライブにある同一ファイルにだけ使えます。この計画にはほかのものも含まれます。</translation>
    </message>
    <message>
        <source>Undo brings everything back.</source>
        <translation>「元に戻す」ですべて戻せます。</translation>
    </message>
</context>
<context>
    <name>TeachKeys</name>
    <message>
        <source>Teach</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>What can be taught</source>
        <translation>学習の準備</translation>
    </message>
    <message>
        <source>All encoders</source>
        <translation>すべてのエンコーダー</translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Give labels to some photos: from the names of their folders in one step, or by hand.</source>
        <translation>写真にラベルを付けてください。フォルダー名から一度に付けることも、手で付けることもできます。</translation>
    </message>
    <message>
        <source>Label photos…</source>
        <translation>写真にラベルを付ける…</translation>
    </message>
    <message>
        <source>Nothing to learn from yet</source>
        <translation>まだ学習に使えるものがありません</translation>
    </message>
    <message>
        <source>“{0}” is used as soon as every photo has been read by it.</source>
        <translation>「{0}」は、すべての写真を読み終えると使われます。</translation>
    </message>
    <message>
        <source>Searches go by “{0}” now.</source>
        <translation>検索に「{0}」を使います。</translation>
    </message>
    <message>
        <source>Encoders</source>
        <translation>エンコーダー</translation>
    </message>
    <message>
        <source>Parts of the page</source>
        <translation>ページの切り替え</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>Trashing</name>
    <message>
        <source>Move to trash</source>
        <translation>ごみ箱に移動</translation>
    </message>
    <message>
        <source>Move “{0}” to the trash?</source>
        <translation>「{0}」をごみ箱に移動しますか?</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>%Ln 枚の写真をごみ箱に移動しますか?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln file(s) with this content go, in every folder.</source>
        <translation>
            <numerusform>同じ内容のファイルが、すべてのフォルダーから合計 %Ln 個移動します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln 個のファイルをごみ箱に移動しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to bring back.</source>
        <translation>元に戻すものはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) brought back.</source>
        <translation>
            <numerusform>%Ln 個のファイルを元に戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stayed where they are: {0}</source>
        <translation>
            <numerusform>%Ln 個のファイルは移動できませんでした: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>“{0}” comes into use when every photo has been read by it</source>
        <translation>「{0}」は、すべての写真を読み終えると使われます</translation>
    </message>
    <message>
        <source>Better: “{0}” is in use now</source>
        <translation>良くなりました。「{0}」を使っています</translation>
    </message>
    <message>
        <source>“{0}” is in use, although it was not found to be better</source>
        <translation>「{0}」を使っていますが、良くなったとは言えません</translation>
    </message>
    <message>
        <source>“{0}” is better, but not in use</source>
        <translation>「{0}」のほうが良いのですが、使っていません</translation>
    </message>
    <message>
        <source>Not better: what you used before stays in use</source>
        <translation>良くなりませんでした。これまでのものを使い続けます</translation>
    </message>
    <message>
        <source>Photos held back are found {0} points better, ± {1}.</source>
        <translation>取り分けた写真が {0} ポイント（± {1}）見つかりやすくなりました。</translation>
    </message>
    <message>
        <source>Photos held back gain {0} points, ± {1}: no more than chance.</source>
        <translation>取り分けた写真の向上は {0} ポイント（± {1}）で、偶然の範囲です。</translation>
    </message>
    <message>
        <source>Photos held back gain {0} points, ± {1}: with so few photos that may be chance. But likeness follows what it was taught more closely, by {2} points, ± {3}.</source>
        <translation>取り分けた写真の向上は {0} ポイント（± {1}）で、写真が少ないため偶然かもしれません。ただし、見た目の近さは教えた内容に {2} ポイント（± {3}）沿うようになりました。</translation>
    </message>
    <message>
        <source>There are too few labels to tell what becomes of others.</source>
        <translation>ラベルが少ないため、ほかのラベルへの影響は分かりません。</translation>
    </message>
    <message>
        <source>Labels that it was not taught gain {0} too, ± {1}.</source>
        <translation>学習に使わなかったラベルも {0}（± {1}）良くなりました。</translation>
    </message>
    <message>
        <source>Labels that it was not taught show no clear change ({0}, ± {1}).</source>
        <translation>学習に使わなかったラベルには、はっきりした変化はありません（{0}、± {1}）。</translation>
    </message>
    <message>
        <source>How near the values of the nearest photos are: {0} before, {1} now (nDCG).</source>
        <translation>近い写真の値の近さ (nDCG): 前 {0}、今 {1}</translation>
    </message>
    <message>
        <source>Of the photos that should come first, {0} did before and {1} do now. The very first one was right for {2} of the photos before, and is for {3} now.</source>
        <translation>上位に来るべき写真のうち、実際に来たのは前は {0}、今は {1} です。最も近い写真が正しかったのは、前は {2}、今は {3} です。</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Range {0}</source>
        <translation>範囲 {0}</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>better</source>
        <translation>良くなった</translation>
    </message>
    <message>
        <source>not better</source>
        <translation>良くならない</translation>
    </message>
</context>
<context>
    <name>VerdictChoices</name>
    <message>
        <source>Use it</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>それでも使う</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>前に戻す</translation>
    </message>
    <message>
        <source>Label photos…</source>
        <translation>写真にラベルを付ける…</translation>
    </message>
    <message>
        <source>Teach again…</source>
        <translation>もう一度学習させる…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変える…</translation>
    </message>
    <message>
        <source>All encoders</source>
        <translation>すべてのエンコーダー</translation>
    </message>
    <message>
        <source>Go back to “{0}”</source>
        <translation>「{0}」に戻す</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Labels before and after</source>
        <translation>ラベルごとの前と後</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>What is taken for something else</source>
        <translation>取り違え</translation>
    </message>
    <message>
        <source>Taken for something else</source>
        <translation>取り違え</translation>
    </message>
    <message>
        <source>How closely likeness follows what it was taught</source>
        <translation>見た目の近さが教えた内容に沿う度合い</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>Photos it was not taught with</source>
        <translation>学習に使わなかった写真</translation>
    </message>
    <message>
        <source>Labels it was not taught at all</source>
        <translation>学習に使わなかったラベル</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>Your example</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>Show regions</source>
        <translation>似ている部分を表示</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>検索結果に戻る</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>前の結果</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>次の結果</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>{0} alike</source>
        <translation>類似度 {0}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>The photo found</source>
        <translation>見つかった写真</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>写真(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Photo grid</source>
        <translation>写真の一覧</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>フォルダーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Search with a file…</source>
        <translation>ファイルで検索(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Index now</source>
        <translation>今すぐインデックスを更新(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;kipped files…</source>
        <translation>スキップしたファイル(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume the job</source>
        <translation>処理を一時停止または再開(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top the job</source>
        <translation>処理を中止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo the last move of files</source>
        <translation>最後のファイル移動を元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: {0}</source>
        <translation>元に戻す(&amp;U): {0}</translation>
    </message>
    <message>
        <source>&amp;Redo: {0}</source>
        <translation>やり直す(&amp;R): {0}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Paste a picture to search for</source>
        <translation>画像を貼り付けて検索(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全画面(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>キーボード(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Lookalike</source>
        <translation>Lookalike について(&amp;A)</translation>
    </message>
    <message>
        <source>About Lookalike</source>
        <translation>Lookalike について</translation>
    </message>
    <message>
        <source>Lookalike finds similar photos on your own computer, and nothing leaves it.</source>
        <translation>Lookalike は、お使いのコンピューターの中だけで似た写真を見つけます。外部には何も送信しません。</translation>
    </message>
    <message>
        <source>Free software under the Apache licence 2.0.</source>
        <translation>Apache ライセンス 2.0 のフリーソフトウェアです。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Move among the photos</source>
        <translation>写真の間を移動</translation>
    </message>
    <message>
        <source>Arrow keys, Home, End, Page Up, Page Down</source>
        <translation>矢印キー、Home、End、Page Up、Page Down</translation>
    </message>
    <message>
        <source>Jump to a name</source>
        <translation>名前へ移動</translation>
    </message>
    <message>
        <source>Type its first letters</source>
        <translation>先頭の文字を入力</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>複数を選択</translation>
    </message>
    <message>
        <source>Shift or Ctrl with the keys above, Ctrl+A</source>
        <translation>上のキーと Shift または Ctrl、Ctrl+A</translation>
    </message>
    <message>
        <source>View full screen</source>
        <translation>全画面で表示</translation>
    </message>
    <message>
        <source>Enter or Space</source>
        <translation>Enter または Space</translation>
    </message>
    <message>
        <source>Give a recent label</source>
        <translation>最近使ったラベルを付ける</translation>
    </message>
    <message>
        <source>Larger or smaller photos</source>
        <translation>写真を大きく/小さく</translation>
    </message>
    <message>
        <source>Ctrl and + - 0</source>
        <translation>Ctrl と + - 0</translation>
    </message>
    <message>
        <source>Previous or next photo</source>
        <translation>前/次の写真</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>←、→</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大/縮小</translation>
    </message>
    <message>
        <source>+ and -, mouse wheel</source>
        <translation>+ と -、マウスホイール</translation>
    </message>
    <message>
        <source>Fit, or one photo pixel for each screen pixel</source>
        <translation>画面に合わせる/原寸</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>写真を動かす</translation>
    </message>
    <message>
        <source>Shift with the arrow keys, or drag</source>
        <translation>Shift と矢印キー、またはドラッグ</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た写真を探す</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
</TS>
