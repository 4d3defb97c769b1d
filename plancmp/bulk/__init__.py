"""All plans with all plans: what `match` says of a pair, by arrays, a tile of pairs at a time."""
