#!/bin/sh
# Run by the image once, when the volume is new. The role that the image makes is a superuser, whom row-level
# security does not bind; so Sideline gets one of its own.
set -eu
psql --username="$POSTGRES_USER" --dbname=postgres --set=ON_ERROR_STOP=1 <<'SQL'
\getenv password POSTGRES_PASSWORD
CREATE ROLE sideline LOGIN PASSWORD :'password';
CREATE DATABASE sideline OWNER sideline;
SQL
