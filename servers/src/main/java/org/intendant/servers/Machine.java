package org.intendant.servers;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** What a server is made of: metal, or a guest on a hypervisor that may be known here. */
@Embeddable
class Machine {
    private boolean guest;

    @Column(name = "hypervisor_id")
    private @Nullable Long hypervisorId;

    protected Machine() {}

    /** @throws Refused when something that is no guest shall run on a hypervisor */
    Machine(ServerDraft draft) {
        if (!draft.isGuest() && draft.getHypervisorId() != null) {
            throw new Refused(
                    "hypervisorId",
                    "Only a guest runs on a hypervisor. Say that this is a guest, or choose no hypervisor.");
        }
        guest = draft.isGuest();
        hypervisorId = draft.getHypervisorId();
    }

    boolean isGuest() {
        return guest;
    }

    @Nullable
    Long hypervisorId() {
        return hypervisorId;
    }
}
