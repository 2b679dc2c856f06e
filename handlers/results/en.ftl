# Results (for organisers)

results-organisers-only = Only organisers can see the results.
results-home = *Results*　for those to whom you report.
results-look = See
results-title = Results
results-about = *How much people helped each other.* Only what everybody can see is counted.
results-month = { $month }/{ $year }
results-year = The year from April { $year }
results-few = not shown for fewer than 5
results-how = Select and copy them into your paper. Check-ins and study are not counted. Questions without a name are in the number of questions only. Whoever runs the server makes a table by month with `tomoshibi report results`.
