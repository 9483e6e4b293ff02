"""What the pixels of a pair say: registered, compared place by place, and put into a band."""
