"""What comes in from files and goes out into them: know-how, bodies, rosters, and exports of Slack."""
