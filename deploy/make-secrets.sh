#!/bin/sh
# Makes the secrets that can be made, in deploy/secrets, and names those that have to be put there by hand. What is there stays. To be
# run again once those are there: it makes them readable for the containers.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

[ -s .gitignore ] || echo '*' >.gitignore
# Letters and digits only: it fits into a URL as it is.
for name in session_secret postgres_password database_password; do
    [ -s "$name" ] || openssl rand -hex 32 >"$name"
done
[ -s database_url ] || echo "postgres://console:$(cat database_password)@postgres/console" >database_url

# The folder keeps others out; the containers, each as an account of its own, read the files.
missing=
for name in session_secret postgres_password database_password database_url \
    keepnet_client_secret oidc_client_secret tls_certificate tls_key; do
    if [ -s "$name" ]; then chmod 444 "$name"; else missing="$missing $name"; fi
done
[ -z "$missing" ] || echo "Put these into deploy/secrets, then run this again:$missing"
