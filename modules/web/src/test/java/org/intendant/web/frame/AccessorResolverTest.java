package org.intendant.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.intendant.plans.Refused;
import org.intendant.web.Link;
import org.junit.jupiter.api.Test;

class AccessorResolverTest {

    private final AccessorResolver resolver = new AccessorResolver();
    private final ELContext context = new NoContext();

    @Test
    void readsComponentsOfRecords() {
        assertThat(resolver.getValue(context, new Link("Profile", "pi-user", "/me"), "word"))
                .isEqualTo("Profile");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void leavesGettersAndForeignTypesToTheOthers() {
        assertThat(resolver.getValue(context, new WithGetter(), "name")).isNull();
        assertThat(resolver.getValue(context, "text", "length")).isNull();
        assertThat(resolver.getValue(context, new WithGetter(), "forget")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void passesOurOwnExceptionsOnUnwrapped() {
        assertThatThrownBy(() -> resolver.getValue(context, new WithGetter(), "refused"))
                .isInstanceOf(Refused.class);
    }

    static class WithGetter {
        public String getName() {
            return "by getter";
        }

        public String name() {
            return "by accessor";
        }

        public void forget() {}

        public String refused() {
            throw new Refused("name", "No.");
        }
    }

    private static final class NoContext extends ELContext {
        @Override
        public ELResolver getELResolver() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            throw new UnsupportedOperationException();
        }

        @Override
        public VariableMapper getVariableMapper() {
            throw new UnsupportedOperationException();
        }
    }
}
