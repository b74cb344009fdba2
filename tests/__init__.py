"""The tests, which mirror the packages; like the product they keep the libraries at home."""

import kb as kb
