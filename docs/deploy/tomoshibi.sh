#!/bin/sh
# /usr/local/bin/tomoshibi
# 打ったコマンドを、動いている灯（tomoshibi.service）と同じ利用者・設定・フォルダーで動かします。
exec sudo systemd-run --quiet --collect --pipe --wait --uid=tomoshibi --property=UMask=0077 \
    --property=EnvironmentFile=/etc/tomoshibi.env --working-directory=/var/lib/tomoshibi \
    /opt/tomoshibi/.venv/bin/tomoshibi "$@"
