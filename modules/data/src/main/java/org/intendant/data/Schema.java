package org.intendant.data;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.intendant.plans.Refused;

/**
 * How far the tables of one module are.
 *
 * @param found the version in the database; 0 for none
 * @param known the newest version that this code brings
 * @param stands whether each migration has run, with success, as this code brings it: nothing is to be done
 */
record Schema(String module, MigrationVersion found, MigrationVersion known, boolean stands) {

    private static final MigrationVersion NONE = MigrationVersion.fromVersion("0");

    static Schema of(String module, MigrationInfoService info) {
        return new Schema(
                module,
                newest(info, migration -> migration.getState().isApplied()),
                newest(info, migration -> !isFuture(migration.getState())),
                Arrays.stream(info.all()).allMatch(Schema::ranAsItIs));
    }

    private static boolean ranAsItIs(MigrationInfo migration) {
        return switch (migration.getState()) {
            case SUCCESS -> migration.isChecksumMatching();
            case BASELINE -> true;
            default -> false;
        };
    }

    private static MigrationVersion newest(MigrationInfoService info, Predicate<MigrationInfo> which) {
        return Stream.concat(
                        Stream.of(NONE),
                        Arrays.stream(info.all())
                                .filter(migration -> migration.getVersion() != null)
                                .filter(which)
                                .map(MigrationInfo::getVersion))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isFuture(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    /** Code that does not know what a newer one has written would spoil it. */
    static void refuseNewer(List<Schema> schemas) {
        String newer = schemas.stream()
                .filter(schema -> schema.found.compareTo(schema.known) > 0)
                .map(schema -> schema.module + " is at " + schema.found + " there and at " + schema.known + " here")
                .collect(joining(", "));
        if (!newer.isEmpty()) {
            throw new Refused(
                    "",
                    "This database belongs to a newer Intendant: " + newer
                            + ". Start that newer one again, or restore a backup from before its first start. Nothing was changed.");
        }
    }

    boolean isThere() {
        return !found.equals(NONE);
    }

    boolean isBehind() {
        return found.compareTo(known) < 0;
    }

    /** {@code people 1 to 3}. */
    String change() {
        return module + " " + found + " to " + known;
    }
}
