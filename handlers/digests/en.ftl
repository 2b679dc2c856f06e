# Digests

digests-personal = Weekly digest (to each person)
digests-channel = Weekly digest (to a channel)
digests-hello = 📮 *What has happened lately,* for when you have a quiet moment.
digests-channel-hello = 📮 *What has happened lately across the towns.*
digests-why = It comes once a week, and only when there is something to tell.
digests-stop = No more digests
digests-resume = Send them again
digests-stopped = All right, no more digests. The Home tab always shows the same.
digests-running = 📮 When there is something to tell, you get a digest once a week.
