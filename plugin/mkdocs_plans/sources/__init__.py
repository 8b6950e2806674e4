"""Where plans come from: folders, and the git history behind them."""
