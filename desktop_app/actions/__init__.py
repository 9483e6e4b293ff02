"""What a person does to photos from any page: open, copy, trash and undo, drop and paste."""
