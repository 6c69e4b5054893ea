package org.intendant.samba.shares;

import org.intendant.data.TestDatabase;
import org.intendant.samba.FileServer;
import org.junit.jupiter.api.Tag;

@Tag("database")
class SharesPostgresTest extends SharesContract {
    @Override
    protected TestDatabase database() {
        return FileServer.postgres();
    }
}
