"""What is stored of people, how long, how it goes, and who did what with it."""
