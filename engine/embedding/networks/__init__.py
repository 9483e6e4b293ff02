"""The networks in torch; only the export's child process and CUDA import this package."""
