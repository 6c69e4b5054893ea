package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.people.Role;

/** The whole matrix of who may do what. */
@ApplicationScoped
public class Permissions {

    /** Every permission with the roles that hold it, as in the code. */
    @Allowed(Permission.OWN_PROFILE)
    public List<Held> matrix() {
        return Arrays.stream(Permission.values()).map(Held::of).toList();
    }

    /**
     * Who holds a permission.
     *
     * @param what in words: {@code see servers}
     */
    public record Held(Permission permission, String what, List<Role> roles) {

        static Held of(Permission permission) {
            return new Held(
                    permission,
                    permission.what(),
                    Arrays.stream(Role.values()).filter(permission::heldBy).toList());
        }

        public boolean by(Role role) {
            return roles.contains(role);
        }
    }
}
