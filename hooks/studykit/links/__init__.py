"""`make links`: which of the guide's official pages are gone. No build and no test asks a network; this does, and fails nothing."""
