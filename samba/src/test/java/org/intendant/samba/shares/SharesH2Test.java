package org.intendant.samba.shares;

import org.intendant.data.TestDatabase;
import org.intendant.samba.FileServer;

class SharesH2Test extends SharesContract {
    @Override
    protected TestDatabase database() {
        return FileServer.h2();
    }
}
