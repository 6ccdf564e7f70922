"""The stages of a run, one function each: values in, value out, no side effect but their model and source calls."""
