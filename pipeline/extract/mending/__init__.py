"""What print and OCR tore or tangled, put together where a mail or the structure proves it, else left for a doubt."""
