"""Many inputs: in this process, in several, or on a cluster; in one table or in parts."""
