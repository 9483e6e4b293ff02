"""What agreement is measured by: both pictures on one canvas, their tones, tiles, drift and paper."""
