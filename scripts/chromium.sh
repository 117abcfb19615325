# Sourced. find_chromium sets BOOKEND_CHROMIUM; install_chromium takes Debian's package.
find_chromium() {
  BOOKEND_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || return 1
  export BOOKEND_CHROMIUM
}

install_chromium() {
  if [ "$(id -u)" != 0 ]; then
    echo "The browser tests need Chromium: apt-get install chromium" >&2
    return 1
  fi
  apt-get update -q >&2 && apt-get install -yq --no-install-recommends chromium fonts-dejavu-core >&2 && find_chromium
}
