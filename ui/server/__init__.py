"""One server: the page and the interfaces for programs, behind the guard."""
