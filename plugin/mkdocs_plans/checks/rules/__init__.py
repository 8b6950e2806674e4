"""The rules, one module each: a module that is put here is a rule. `Rule` says what it declares."""
