
## What it costs, who leads it, and what is known of that


argument-entry = The way in: direct (at once), request (by asking), invite (by invitation)
