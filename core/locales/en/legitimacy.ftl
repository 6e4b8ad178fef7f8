
## What it costs, who leads it, and what is known of that

