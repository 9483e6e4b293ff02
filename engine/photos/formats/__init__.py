"""How each family of picture files is read; `engine.photos.decode` chooses among them."""
