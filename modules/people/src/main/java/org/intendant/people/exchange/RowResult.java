package org.intendant.people.exchange;

import java.util.List;
import org.intendant.plans.Refused;

/**
 * What a row of a file does, or did.
 *
 * @param row its number as a spreadsheet counts
 * @param name what it is about, as people call it
 * @param href path of the thing's page below the context root, or of what to do instead; or empty
 * @param changes the fields that are not as they were
 * @param refusals why it does nothing
 */
public record RowResult(int row, Does does, String name, String href, List<Change> changes, List<Refusal> refusals) {

    public RowResult {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /** What becomes of a row; what a person should look at comes first. */
    public enum Does {
        REFUSED("Refused", "Refused"),
        CHANGE("Changes", "Changed"),
        ADD("Adds", "Added"),
        NOTHING("Unchanged", "Unchanged");

        private final String will;
        private final String did;

        Does(String will, String did) {
            this.will = will;
            this.did = did;
        }

        /** In a preview. */
        public String getWill() {
            return will;
        }

        /** Afterwards. */
        public String getDid() {
            return did;
        }
    }

    /** A field that is not as it was. */
    public record Change(String field, String before, String after) {}

    /** Why a row does nothing; the field is empty where the whole row is meant. */
    public record Refusal(String field, String message) {}

    /** Whether it gives this field of a thing that is there another value. */
    public boolean changes(String field) {
        return does == Does.CHANGE
                && changes.stream().anyMatch(change -> change.field().equals(field));
    }

    static RowResult refused(ImportRow row, String name, String href, List<Refused.Reason> reasons) {
        return new RowResult(
                row.number(),
                Does.REFUSED,
                name,
                href,
                List.of(),
                reasons.stream()
                        .map(reason -> new Refusal(reason.field(), reason.sentence()))
                        .toList());
    }
}
