"""One trainer for every method: `loop.train` with a `plan.TrainingPlan`."""
