# Sourced by ./sluice and ./check: finds a JDK 25 or newer and sets JAVA_HOME to it, or says what to install.
# A JDK's "release" file tells its version without starting it.

jdk_version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
  [ -x "$1/bin/javac" ] && [ "$(jdk_version "$1")" -ge 25 ] 2>/dev/null
}

home_of_java_on_path() {
  found=$(command -v java 2>/dev/null) || return 0
  while [ -L "$found" ]; do
    target=$(readlink "$found")
    case $target in
      /*) found=$target ;;
      *) found=$(dirname "$found")/$target ;;
    esac
  done
  dirname "$(dirname "$found")"
}

find_jdk() {
  for candidate in "${JAVA_HOME:-}" "$(home_of_java_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Sluice needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one, for example Eclipse Temurin 25 (adoptium.net; on a Mac: brew install openjdk@25;" >&2
  echo "with SDKMAN: sdk install java 25-tem), or point JAVA_HOME at one." >&2
  return 1
}

# Maven from the PATH where there is one, else the wrapper, which fetches it.
maven() {
  if command -v mvn >/dev/null 2>&1; then
    mvn "$@"
  else
    sh ./mvnw "$@"
  fi
}
