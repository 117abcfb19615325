# Sourced. start_postgres: a PostgreSQL of our own in a temporary folder, reached by a socket there; BOOKEND_TEST_POSTGRES says how.
find_postgres() {
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}

start_postgres() {
  local bin; bin=$(find_postgres)
  if [ -z "$bin" ]; then
    echo "Installing PostgreSQL (Debian package)" >&2
    apt-get update -q >&2 && apt-get install -yq --no-install-recommends postgresql postgresql-contrib >&2
    bin=$(find_postgres)
  fi
  PG_HOME=$(mktemp -d /tmp/bookend-pg-XXXXXX)
  local as=()
  if [ "$(id -u)" = 0 ]; then # its programs refuse to run as root
    id postgres >/dev/null 2>&1 || useradd -r postgres
    chown postgres "$PG_HOME"
    as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups)
  fi
  "${as[@]}" "$bin/initdb" -D "$PG_HOME/data" -A trust -U postgres --locale=C.UTF-8 -E UTF8 >/dev/null
  cat >>"$PG_HOME/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$PG_HOME'
max_connections = 200
shared_buffers = 256MB
CONF
  "${as[@]}" "$bin/pg_ctl" -D "$PG_HOME/data" -l "$PG_HOME/log" -w start >/dev/null
  PG_STOP="${as[*]} $bin/pg_ctl -D $PG_HOME/data -m immediate stop"
  # An ordinary role, as Bookend should have one: row-level security does not bind a superuser. The parameter is for tests that tamper.
  "$bin/psql" -q -h "$PG_HOME" -U postgres -d postgres -c "CREATE ROLE bookend LOGIN CREATEDB; GRANT SET ON PARAMETER session_replication_role TO bookend"
  export BOOKEND_TEST_POSTGRES="Host=$PG_HOME;Username=bookend;Database=postgres"
}

stop_postgres() {
  [ -n "${PG_STOP:-}" ] && $PG_STOP >/dev/null 2>&1
  rm -rf "${PG_HOME:?}"
}
