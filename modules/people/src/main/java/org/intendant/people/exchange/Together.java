package org.intendant.people.exchange;

import java.util.Optional;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Rows of a file that are looked at or written together in one transaction, with what they ask for read ahead. */
public interface Together {

    /** As {@link Importable#find}. */
    Optional<Known> find(Cells row);

    /**
     * As the thing would be, also for the rows after it that name it; nothing is written.
     *
     * @throws Refused naming the columns that are wrong
     */
    Known tried(Cells row, @Nullable Known known);

    /**
     * As {@link Importable#write}.
     *
     * @return as the thing is now
     */
    Known write(Cells row, @Nullable Known known);
}
