package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

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
