"""What is stored about people: seen, taken along, erased, let go of; a body that leaves."""
