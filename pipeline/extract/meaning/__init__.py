"""What a line says: its parts told to be a label, name, title, region, counties or employer, and made facts."""
