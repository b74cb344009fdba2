#!/bin/sh
# Chromium for the tests in a browser, and letters for it to show, where there is none and we may.
# Where we may not, those tests are skipped and the summary says so; in CI they fail instead.
command -v chromium >/dev/null || command -v chromium-browser >/dev/null && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 0
(apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk) >/dev/null 2>&1 ||
  echo "CHROMIUM COULD NOT BE INSTALLED: THE BROWSER TESTS WILL NOT RUN"
exit 0
