"""What stands around the photos: navigation, jobs, messages, empty pages."""
