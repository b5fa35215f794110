"""Everything that checks ScriptGen, one folder a package, with real parts."""
