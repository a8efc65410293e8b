"""What the figures we quote are measured with. Not part of the program or of its tests."""
