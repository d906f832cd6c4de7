"""Word lists and rule data, one folder a language; ``world`` holds facts that are the same in every language."""
