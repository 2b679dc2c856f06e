# Results (for organisers)

results-organisers-only = Only organisers can see the results.
results-home = *Results*　for those to whom you report.
results-look = See
results-title = Results
results-about = *How much people helped each other.* Only what everybody can see is counted.
results-month = { $month }/{ $year }
results-year = The year from April { $year }
results-few = not shown for fewer than 5
results-how = Select and copy them into your paper. Check-ins and study are not counted. Questions without a name are in the number of questions only.
results-table = Get a table by month (Excel)
results-file = results-{ $year }
results-file-comment = 📊 The results of the year from April { $year } as a table by month, for your papers.
results-file-sent = ✅ The table is in your direct messages with Tomoshibi.
results-file-failed = The table could not be sent. Please wait a moment and try again.
results-sheet-figure = Figure
results-sheet-notes = Only what everybody can see is counted. Bodies and percentages of the months do not add up to those of the year. － stands for figures that rest on fewer than 5.
