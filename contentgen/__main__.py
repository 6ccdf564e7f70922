"""`python -m contentgen`: the same as the command `contentgen`."""

from __future__ import annotations

import sys

from contentgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
