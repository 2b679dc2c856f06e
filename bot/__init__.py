"""The ground of Tomoshibi: storage, time, members, letters and the edge to Slack; no feature, no know-how."""
