package org.intendant.people.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Link;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** A kind of things that can be taken out as a file and brought in again. Collected with CDI. */
public interface Importable {

    /** As in the address of its list: {@code servers}. */
    String kind();

    /** One of them: {@code server}. */
    String one();

    /** Several: {@code servers}. */
    String many();

    /** What importing does and does not do, in a sentence or two. */
    String help();

    /** Path of the list below the context root. */
    String href();

    /** The entry of the navigation that it belongs to. */
    String area();

    /** What importing needs; each row then needs what its use case asks for. */
    Permission needed();

    /** In the order of the file, without the version. */
    List<Column> columns();

    /** The columns without which a file says nothing of anything: its key. */
    List<String> keys();

    /** Columns that name another thing of this kind by its only key, which must be there before this one. */
    default Set<String> before() {
        return Set.of();
    }

    /** Columns that name another thing of this kind by its only key, which may need this one to be there first. */
    default Set<String> after() {
        return Set.of();
    }

    /**
     * By what two rows are about the same thing, and by what one row names another.
     *
     * @throws Refused in the column that is missing for it
     */
    String key(Cells row);

    /** What no two rows may share beside the key, by column: a place or a name that the use case would refuse the second time. */
    default Map<String, String> unique(Cells row) {
        return Map.of();
    }

    /** What the caller may see of them, as {@link Known#values} with the version; an empty one stands in no file. */
    Page<Map<String, String>> rows(Query query);

    /**
     * The thing that the row is about, as it is now; empty when there is none.
     *
     * @throws Refused where the row names what is not there
     */
    Optional<Known> find(Cells row);

    /**
     * Adds or changes through the use cases.
     *
     * @param known as {@link #find} answered it, or null to add one
     * @throws Refused naming the columns that are wrong
     */
    void write(Cells row, @Nullable Known known);

    /**
     * These rows together, in the caller's transaction and in as many statements for many as for few; empty for a kind whose
     * rows are read and written one by one.
     */
    default Optional<Together> together(List<Cells> rows) {
        return Optional.empty();
    }

    /**
     * The person or server of a row that may let somebody log in somewhere or no longer, when it does what it would; empty for
     * a row that changes nothing of that.
     */
    default Optional<Target> access(Cells row, RowResult would) {
        return Optional.empty();
    }

    /** Path below the context root where a person goes on with a refused row, such as the enrolment of a server; or empty. */
    default String instead(Cells row, List<Refused.Reason> reasons) {
        return "";
    }

    /** What the link to {@link #instead} says. */
    default String insteadWord() {
        return "";
    }

    /** Where a person goes on once these were written, when there is anything left to do. */
    default Optional<Link> next(List<Cells> written) {
        return Optional.empty();
    }
}
