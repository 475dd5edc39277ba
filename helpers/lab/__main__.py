"""`python -m helpers.lab`: open JupyterLab on the lessons, or renew a part of them."""

import sys

from .launch import main

if __name__ == "__main__":
    sys.exit(main())
