"""Facts about aligned plans, without opinion."""
