#!/bin/sh
# Runs once, on an empty data folder: a database of its own for the console, whose role is no superuser.
set -eu
password=$(cat "${DATABASE_PASSWORD_FILE:-/run/secrets/database_password}")
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --set=password="$password" <<'SQL'
create role console login password :'password';
create database console owner console;
SQL
